using System.Text.Json;
using Tessera.Providers.Lenient;
using Tessera.Providers.Sse;

namespace Tessera.Providers.Http;

/// <summary>The body of a vendor's error reply: its first bytes, parsed as JSON if they are a complete document.</summary>
internal sealed class ErrorBody
{
    private const int MaxBytes = 64 * 1024;

    private ErrorBody(string start, JsonElement root) => (Start, Root) = (start, root);

    /// <summary>The first bytes as text.</summary>
    public string Start { get; }

    /// <summary>The JSON; undefined if it is not JSON.</summary>
    public JsonElement Root { get; }

    /// <summary>Reads the body of an error reply.</summary>
    public static async Task<ErrorBody> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        var start = await BoundedText.ReadStartAsync(body, MaxBytes, ct);
        using var document = LenientJson.Parse(start);
        return new ErrorBody(start, document?.RootElement.Clone() ?? default);
    }

    /// <summary>Whether it is a JSON object; the error page of a proxy is not.</summary>
    public bool IsObject => Root.ValueKind is JsonValueKind.Object;

    /// <summary>The whole body if it is plain text, rather than truncated JSON or a proxy's HTML page.</summary>
    public string? PlainText => Root.ValueKind is JsonValueKind.Undefined && Start.AsSpan().TrimStart() is not ['<' or '{' or '[', ..] ? Start : null;

    /// <summary>The member at a path of names, where <c>0</c> is an array's first item; undefined if there is none.</summary>
    public JsonElement At(params ReadOnlySpan<string> path)
    {
        var here = Root;
        foreach (var name in path)
        {
            if (here.ValueKind is JsonValueKind.Array && name == "0" && here.GetArrayLength() > 0)
            {
                here = here[0];
            }
            else if (here.ValueKind is not JsonValueKind.Object || !here.TryGetProperty(name, out here))
            {
                return default;
            }
        }

        return here;
    }

    /// <summary>The text at a path, or null.</summary>
    public string? Text(params ReadOnlySpan<string> path) =>
        At(path) is { ValueKind: JsonValueKind.String } text ? text.AsText() : null;
}
