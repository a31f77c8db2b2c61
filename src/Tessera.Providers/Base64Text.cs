using System.Buffers;
using System.Buffers.Text;

namespace Tessera.Providers;

/// <summary>
/// Reads base64 leniently: with or without padding, in the alphabet of RFC 4648 section 4 or 5, with spaces and
/// line breaks. None of these forms is ambiguous. https://infra.spec.whatwg.org/#forgiving-base64-decode
/// </summary>
public static class Base64Text
{
    private const int MaxPadding = 2;

    /// <summary>The bytes, or null if the text is not base64.</summary>
    public static byte[]? Decode(ReadOnlySpan<byte> text)
    {
        var letters = new byte[text.Length + 3];
        var (count, padding) = (0, 0);
        foreach (var letter in text)
        {
            switch (letter)
            {
                case (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\f' or (byte)'\r':
                    break;
                case (byte)'=':
                    padding++;
                    break;
                case var _ when padding > 0:
                    return null;
                default:
                    letters[count++] = letter switch { (byte)'-' => (byte)'+', (byte)'_' => (byte)'/', _ => letter };
                    break;
            }
        }

        while (count % 4 is 2 or 3)
        {
            letters[count++] = (byte)'=';
        }

        return padding <= MaxPadding && Base64.DecodeFromUtf8InPlace(letters.AsSpan(0, count), out var written) == OperationStatus.Done
            ? letters[..written]
            : null;
    }
}
