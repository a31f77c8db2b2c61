using System.Text;
using System.Text.Json;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.Http;

/// <summary>What a vendor sent instead of a result: its first bytes, read as JSON where they are an object.</summary>
internal sealed class ErrorBody
{
    private const int MaxBytes = 64 * 1024;

    private readonly JsonElement _root;

    private ErrorBody(JsonElement root, string? words)
    {
        _root = root;
        Words = words;
    }

    /// <summary>Reads the body of a reply that is no success; a page of any other form is an empty body.</summary>
    public static async Task<ErrorBody> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var text = Encoding.UTF8.GetString(await Reply.ReadTextAsync(response, MaxBytes, ct) ?? []);
        using var document = LenientJson.Parse(text);
        return document is not null ? new ErrorBody(document.RootElement.Clone(), null)
            // Not JSON that is cut off, and not the page of a proxy, whatever its content type.
            : new ErrorBody(default, text.AsSpan().TrimStart() is ['<' or '{' or '[', ..] ? null : text);
    }

    /// <summary>Whether it is a JSON object at all: a proxy in between does not send one.</summary>
    public bool IsObject => _root.ValueKind is JsonValueKind.Object;

    /// <summary>The whole of it, where it is plain text and no JSON.</summary>
    public string? Words { get; }

    /// <summary>The member at a path of names, where <c>0</c> is an array's first; an undefined element where there is none.</summary>
    public JsonElement At(params ReadOnlySpan<string> path)
    {
        var here = _root;
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
