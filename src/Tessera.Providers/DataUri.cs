using System.Buffers;

namespace Tessera.Providers;

/// <summary>Reads the bytes of a <c>data:</c> URI: base64 or percent-encoded. https://fetch.spec.whatwg.org/#data-url-processor</summary>
public static class DataUri
{
    /// <summary>The scheme, in any case.</summary>
    public const string Scheme = "data:";

    private const string Base64Mark = "base64";

    /// <summary>Whether a text starts with the scheme.</summary>
    public static bool IsOne(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The bytes, or null and the reason. The declared media type is ignored.</summary>
    public static byte[]? Decode(string uri, int maxBytes, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(uri);
        var comma = uri.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0)
        {
            problem = "It has no comma before its content; write data:image/png;base64,….";
            return null;
        }

        // A byte takes at most three characters, so a longer text exceeds the limit and need not be decoded.
        if (uri.Length - comma > ((long)maxBytes * 3) + 1)
        {
            problem = "It is too large.";
            return null;
        }

        var content = PercentDecode(uri.AsSpan(comma + 1));
        if (content is null)
        {
            problem = "It holds characters that must be percent-encoded.";
            return null;
        }

        content = IsBase64(uri.AsSpan(Scheme.Length, comma - Scheme.Length)) ? Base64Text.Decode(content) : content;
        problem = content switch
        {
            null => "Its content is not valid base64.",
            _ when content.Length > maxBytes => "It is too large.",
            _ => null,
        };
        return problem is null ? content : null;
    }

    // Browsers allow spaces around this marker: "image/png; base64".
    private static bool IsBase64(ReadOnlySpan<char> head)
    {
        head = head.TrimEnd(' ');
        return head.EndsWith(Base64Mark, StringComparison.OrdinalIgnoreCase) && head[..^Base64Mark.Length].TrimEnd(' ').EndsWith(';');
    }

    private static byte[]? PercentDecode(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length];
        var length = 0;
        for (var index = 0; index < text.Length; index++)
        {
            var value = (int)text[index];
            if (value == '%')
            {
                if (index + 2 >= text.Length || Convert.FromHexString(text.Slice(index + 1, 2), bytes.AsSpan(length), out _, out _) != OperationStatus.Done)
                {
                    return null;
                }

                length++;
                index += 2;
            }
            else if (value is > ' ' and < 0x7F or '\n' or '\r' or ' ' or '\t')
            {
                bytes[length++] = (byte)value;
            }
            else
            {
                return null;
            }
        }

        return bytes[..length];
    }
}
