using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Tessera.Providers.Http;

/// <summary>The body of a request in JSON.</summary>
internal static class JsonBody
{
    private const int MostKept = 256 * 1024;

    // The default encoder escapes Cyrillic letters, and the plus signs of base64, as six bytes each.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    // A writer asks for room for the worst case of each text, which is several times what the body needs in the end.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? Scratch;

    public static HttpContent Of<T>(T value, JsonTypeInfo<T> type) =>
        Of((value, type), static (writer, body) => JsonSerializer.Serialize(writer, body.value, body.type));

    /// <summary>The body that a method writes.</summary>
    /// <param name="value">What it writes.</param>
    /// <param name="write">The method.</param>
    public static HttpContent Of<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        var scratch = Scratch ?? new ArrayBufferWriter<byte>();
        Scratch = null;
        using (var writer = new Utf8JsonWriter(scratch, Compact))
        {
            write(writer, value);
        }

        if (scratch.Capacity > MostKept)
        {
            return new ReadOnlyMemoryContent(scratch.WrittenMemory) { Headers = { ContentType = Type } };
        }

        // A copy: the scratch is written to again before this body is sent.
        var body = new ByteArrayContent(scratch.WrittenSpan.ToArray()) { Headers = { ContentType = Type } };
        scratch.ResetWrittenCount();
        Scratch = scratch;
        return body;
    }

    private static MediaTypeHeaderValue Type => new("application/json");
}
