using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;

namespace Tessera.Server.Authentication;

/// <summary>
/// The text of an API key: <c>nb_</c> or <c>nb_test_</c>, random base62 characters, and the CRC-32 of all of them as six more;
/// 48 characters in all. A mistyped or truncated key is detected without a database read.
/// </summary>
internal static class ApiKeyFormat
{
    public const int Length = 48;
    public const string LivePrefix = "nb_";
    public const string TestPrefix = "nb_test_";

    private const int ChecksumLength = 6;
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>A new secret.</summary>
    public static string New(bool isTest)
    {
        var prefix = isTest ? TestPrefix : LivePrefix;
        return WithChecksum(prefix + RandomNumberGenerator.GetString(Base62, Length - ChecksumLength - prefix.Length));
    }

    /// <summary>Whether the text can be a key, and if not, why.</summary>
    public static KeyForm FormOf(ReadOnlySpan<char> text)
    {
        if (text.Length != Length || !text.StartsWith(LivePrefix, StringComparison.Ordinal))
        {
            return KeyForm.Malformed;
        }

        var random = text[(text.StartsWith(TestPrefix, StringComparison.Ordinal) ? TestPrefix.Length : LivePrefix.Length)..];
        if (random.ContainsAnyExcept(Base62Characters))
        {
            return KeyForm.Malformed;
        }

        Span<char> checksum = stackalloc char[ChecksumLength];
        WriteChecksum(text[..^ChecksumLength], checksum);
        return text[^ChecksumLength..].SequenceEqual(checksum) ? KeyForm.WellFormed : KeyForm.CheckDigitsDiffer;
    }

    /// <summary>How a key is shown after its creation: enough to recognise it, useless for signing in.</summary>
    public static (string Prefix, string LastFour) Shown(string key) =>
        (key[..((key.StartsWith(TestPrefix, StringComparison.Ordinal) ? TestPrefix.Length : LivePrefix.Length) + 4)], key[^4..]);

    private static readonly System.Buffers.SearchValues<char> Base62Characters = System.Buffers.SearchValues.Create(Base62);

    private static string WithChecksum(string body) =>
        string.Create(Length, body, static (text, body) =>
        {
            body.CopyTo(text);
            WriteChecksum(body, text[body.Length..]);
        });

    private static void WriteChecksum(ReadOnlySpan<char> body, Span<char> digits)
    {
        Span<byte> ascii = stackalloc byte[Length];
        var rest = Crc32.HashToUInt32(ascii[..Encoding.ASCII.GetBytes(body, ascii)]);
        for (var index = digits.Length - 1; index >= 0; index--)
        {
            (rest, var digit) = Math.DivRem(rest, (uint)Base62.Length);
            digits[index] = Base62[(int)digit];
        }
    }

    /// <summary>What the text of a key alone reveals.</summary>
    internal enum KeyForm
    {
        /// <summary>The text may be a key.</summary>
        WellFormed,

        /// <summary>It has the wrong length, prefix or characters.</summary>
        Malformed,

        /// <summary>The format is that of a key, but the check digits do not match the characters before them.</summary>
        CheckDigitsDiffer,
    }
}
