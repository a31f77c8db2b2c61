using System.Text.Json;
using Tessera.Providers.Lenient;
using Tessera.Providers.Sse;

namespace Tessera.Providers.Http;

/// <summary>What a vendor sent instead of a result: its first bytes, read as JSON where they are a whole document.</summary>
internal sealed class ErrorBody
{
    private const int MaxBytes = 64 * 1024;

    private ErrorBody(string start, JsonElement root) => (Start, Root) = (start, root);

    /// <summary>Its first bytes as text.</summary>
    public string Start { get; }

    /// <summary>The JSON; undefined where it is not JSON.</summary>
    public JsonElement Root { get; }

    /// <summary>Reads the body of a reply that is not a success.</summary>
    public static async Task<ErrorBody> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        var (start, _) = await BoundedText.ReadStartAsync(body, MaxBytes, ct);
        using var document = LenientJson.Parse(start);
        return new ErrorBody(start, document?.RootElement.Clone() ?? default);
    }

    /// <summary>Whether it is a JSON object at all: a proxy in between does not send one.</summary>
    public bool IsObject => Root.ValueKind is JsonValueKind.Object;

    /// <summary>The whole of it, where it is plain text: neither JSON that is cut off nor the page of a proxy.</summary>
    public string? PlainText => Root.ValueKind is JsonValueKind.Undefined && Start.AsSpan().TrimStart() is not ['<' or '{' or '[', ..] ? Start : null;

    /// <summary>The member at a path of names, where <c>0</c> is an array's first; an undefined element where there is none.</summary>
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

    /// <summary>The text at a path, or null where there is none.</summary>
    public string? Text(params ReadOnlySpan<string> path) =>
        At(path) is { ValueKind: JsonValueKind.String } text ? text.AsText() : null;
}
