using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Tessera.Providers.Http;

/// <summary>The body of a request in JSON.</summary>
internal static class JsonBody
{
    // The default encoder writes six bytes for each Cyrillic letter and for each plus sign of base64.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static HttpContent Of<T>(T value, JsonTypeInfo<T> type)
    {
        var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            JsonSerializer.Serialize(writer, value, type);
        }

        return new ByteArrayContent(buffer.GetBuffer(), 0, (int)buffer.Length)
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
        };
    }
}
