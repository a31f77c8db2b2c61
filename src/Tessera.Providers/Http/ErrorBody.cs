using System.Text;
using System.Text.Json;

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
        var bytes = await Reply.ReadBytesAsync(response, MaxBytes, ct);
        try
        {
            using var document = JsonDocument.Parse(bytes ?? []);
            return new ErrorBody(document.RootElement.Clone(), null);
        }
        catch (JsonException)
        {
            var isText = response.Content.Headers.ContentType?.MediaType is "text/plain";
            return new ErrorBody(default, isText && bytes is not null ? Encoding.UTF8.GetString(bytes) : null);
        }
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
        At(path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
