using System.Buffers;
using System.Text;

namespace Tessera.Server.Http;

/// <summary>
/// Refuses messages that Kestrel and a proxy in front of it may delimit differently, so that what one reads as a body the other
/// reads as the next request (request smuggling). RFC 9112, sections 6.3 and 11.2.
/// </summary>
internal static class MessageFraming
{
    private const string Chunked = "chunked";

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Append(0x7F).Select(code => (char)code).Where(letter => letter != '\t')]);

    /// <summary>Reads the values of <c>Content-Length</c>; for <c>RequestHeaderEncodingSelector</c>.</summary>
    public static Encoding? EncodingOf(string header) =>
        header.Equals("Content-Length", StringComparison.OrdinalIgnoreCase) ? ContentLengthDigits.Instance : null;

    public static void UseMessageFraming(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (Objection(context.Request) is not { } objection)
        {
            return next(context);
        }

        // The end of this message is ambiguous, so nothing after it is read.
        context.Response.Headers.Connection = "close";
        return ApiErrors.BadRequest(objection.En, objection.Ru).ExecuteAsync(context);
    });

    private static LocalText? Objection(HttpRequest request)
    {
        foreach (var (name, values) in request.Headers)
        {
            if (name.AsSpan().ContainsAnyExcept(NameCharacters))
            {
                return new(
                    $"The header name \"{Shown(name)}\" holds a character that is not allowed in a name.",
                    $"В имени заголовка «{Shown(name)}» есть недопустимый символ.");
            }

            foreach (var value in values)
            {
                if (value.AsSpan().IndexOfAny(Controls) is var place and >= 0)
                {
                    return LocalText.Format(
                        "The value of the header {0} holds the control character U+{1:X4}.",
                        "В значении заголовка {0} есть управляющий символ U+{1:X4}.", name, (int)value.AsSpan()[place]);
                }
            }
        }

        return request.Headers.TransferEncoding.Count == 0 ? null : TransferObjection(request);
    }

    private static LocalText? TransferObjection(HttpRequest request)
    {
        // Kestrel moves a length that it ignores into X-Content-Length.
        if (request.Headers.ContentLength is not null || request.Headers.ContainsKey("X-Content-Length"))
        {
            return new(
                "The request has both Content-Length and Transfer-Encoding; send one of the two.",
                "В запросе и Content-Length, и Transfer-Encoding; передайте что-то одно.");
        }

        if (HttpProtocol.IsHttp10(request.Protocol))
        {
            return new(
                "HTTP/1.0 has no Transfer-Encoding; send Content-Length, or HTTP/1.1.",
                "В HTTP/1.0 нет Transfer-Encoding; передайте Content-Length или используйте HTTP/1.1.");
        }

        return request.Headers.TransferEncoding is [var coding] && Chunked.Equals(coding, StringComparison.OrdinalIgnoreCase)
            ? null
            : LocalText.Format(
                "Transfer-Encoding is \"{0}\"; only \"chunked\", given once, is read here.",
                "Transfer-Encoding: «{0}»; здесь читается только «chunked», указанное один раз.", Shown(request.Headers.TransferEncoding.ToString()));
    }

    private static string Shown(string text) =>
        string.Concat(text.Take(64).Select(letter => char.IsControl(letter) ? $"\\u{(int)letter:x4}" : letter.ToString()));

    /// <summary>
    /// Kestrel accepts <c>+5</c>, <c>-0</c> and <c>005</c> as lengths and keeps only the number. A length that is not plain
    /// digits is replaced by one that Kestrel refuses.
    /// </summary>
    private sealed class ContentLengthDigits : ASCIIEncoding
    {
        public static readonly ContentLengthDigits Instance = new();

        public override int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars)
        {
            const string NoLength = "-1";
            var isPlain = bytes is [(byte)'0'] or [>= (byte)'1' and <= (byte)'9', ..]
                && bytes.Length <= chars.Length && !bytes.ContainsAnyExceptInRange((byte)'0', (byte)'9');
            if (isPlain)
            {
                return base.GetChars(bytes, chars);
            }

            NoLength.CopyTo(chars);
            return NoLength.Length;
        }
    }
}
