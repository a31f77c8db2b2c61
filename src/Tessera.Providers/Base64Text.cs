using System.Buffers;
using System.Buffers.Text;

namespace Tessera.Providers;

/// <summary>
/// Reads base64 as it is found in the wild: padded or not, in the alphabet of RFC 4648 section 4 or section 5, with blanks and
/// line breaks in it. All of these mean one thing only. https://infra.spec.whatwg.org/#forgiving-base64-decode
/// </summary>
public static class Base64Text
{
    private const int MaxPadding = 2;

    /// <summary>The bytes, or null when it is not base64.</summary>
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
