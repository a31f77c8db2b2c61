using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Tessera.Server.Http;

/// <summary>
/// Reads a JSON body strictly, so that it has one meaning: valid UTF-8 without lone surrogates, no duplicate names, no
/// comments, at most 64 levels deep. Anything else is a 400 before any value is used. A byte order mark is skipped: RFC 8259,
/// 8.1.
/// </summary>
internal static class StrictJson
{
    public const int MaxDepth = 64;

    // Ten times what any request needs; each unknown name is compared with every known one to suggest a correction.
    public const int MaxMembers = 500;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static readonly JsonDocumentOptions Rules = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>
    /// The body as a JSON object, or the error to answer with. An optional body that is absent counts as an empty object.
    /// </summary>
    public static async ValueTask<(JsonElement Body, ApiError? Error)> ReadObjectAsync(HttpContext context, bool isOptional = false)
    {
        if (isOptional && (context.Request.ContentLength == 0 || context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == false))
        {
            return (JsonElement.Parse("{}"), null);
        }

        var type = context.Request.ContentType;
        if (type is not null && !IsJson(type))
        {
            return (default, ApiErrors.UnsupportedMediaType(type, "application/json"));
        }

        byte[] bytes;
        try
        {
            bytes = await ReadAllAsync(context.Request.BodyReader, context.RequestAborted);
        }
        catch (IOException malformed) when (malformed is not BadHttpRequestException)
        {
            // Kestrel reports a chunk size that overflows with this exception.
            return (default, ApiErrors.BadRequest("The body could not be read to its end.", "Тело запроса не удалось прочитать до конца."));
        }

        try
        {
            var body = Parse(bytes);
            return body.ValueKind is JsonValueKind.Object
                ? (body, TooManyMembers(body))
                : (default, ApiErrors.BadRequest($"The body must be a JSON object, got {KindOf(body).En}.", $"Тело запроса должно быть объектом JSON, получено: {KindOf(body).Ru}."));
        }
        catch (JsonException problem)
        {
            return (default, ApiErrors.BadRequest(
                $"The body is not valid JSON: {Explain(problem)}", $"Тело запроса — не JSON: {Explain(problem)}"));
        }
    }

    /// <summary>The error to answer with when an object has more members than any request needs; null otherwise.</summary>
    public static ApiError? TooManyMembers(JsonElement json) => json.GetPropertyCount() is var count and > MaxMembers
        ? ApiErrors.BadRequest(
            $"An object of the request has {count} members; at most {MaxMembers} are allowed.",
            $"В объекте запроса {count} полей; допускается не более {MaxMembers}.")
        : null;

    /// <summary>Parses bytes strictly.</summary>
    /// <exception cref="JsonException">The bytes are not strict JSON; the message says why.</exception>
    public static JsonElement Parse(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Span.StartsWith(ByteOrderMark))
        {
            utf8 = utf8[ByteOrderMark.Length..];
        }

        if (!Utf8.IsValid(utf8.Span))
        {
            throw new JsonException("it is not valid UTF-8.");
        }

        // Only an escaped surrogate can hide a broken character from the check above.
        if (utf8.Span.IndexOf("\\u"u8) >= 0)
        {
            CheckEscapes(utf8.Span);
        }

        // Not disposed: the element lives as long as the request and its buffers are its own; a copy would cost more.
        return JsonDocument.Parse(utf8, Rules).RootElement;
    }

    /// <summary>What a value is, as an error says it.</summary>
    public static LocalText KindOf(JsonElement seen) => seen.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => new("a boolean", "true или false"),
        JsonValueKind.Object => new("an object", "объект"),
        JsonValueKind.Array => new("an array", "массив"),
        JsonValueKind.Number => new("a number", "число"),
        JsonValueKind.Null => new("null", "null"),
        _ => new("a string", "строка"),
    };

    /// <summary>What is wrong with a text that is not JSON, and where.</summary>
    public static string Explain(JsonException problem) =>
        problem.Message.Split(" Path:")[0].Split(" LineNumber:")[0] is var text && problem.LineNumber is { } line
            ? $"{text} (line {line + 1}, column {problem.BytePositionInLine + 1})"
            : problem.Message;

    private static bool IsJson(string type) => MediaTypeHeaderValue.TryParse(type, out var media)
        && (media.SubType.Equals("json", StringComparison.OrdinalIgnoreCase) || media.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase));

    private static void CheckEscapes(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                try
                {
                    reader.GetString();
                }
                catch (InvalidOperationException)
                {
                    throw new JsonException($"a string near byte {reader.TokenStartIndex} holds half a surrogate pair.");
                }
            }
        }
    }

    private static async ValueTask<byte[]> ReadAllAsync(PipeReader body, CancellationToken ct)
    {
        while (true)
        {
            var read = await body.ReadAsync(ct);
            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                body.AdvanceTo(read.Buffer.End);
                return bytes;
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

}
