namespace Tessera.Server.Http;

/// <summary>
/// A row's number as 13 base32 letters, scrambled by a fixed bijection: an opaque identifier that needs no column or index of
/// its own.
/// </summary>
internal static class OpaqueId
{
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 13;
    private const ulong Scramble = 0x9E37_79B9_7F4A_7C15;
    private const ulong Unscramble = 0xF1DE_83E1_9937_733D;
    private const ulong Mask = 0x5A17_E55E_2A0D_BEEF;

    /// <summary>For example <c>gen_5m0rtz7w3k2qd</c>.</summary>
    public static string ToText(string prefix, long number) =>
        string.Create(prefix.Length + Length, (prefix, Bits: unchecked((ulong)number * Scramble) ^ Mask), static (text, from) =>
        {
            var bits = from.Bits;
            from.prefix.CopyTo(text);
            for (var index = text.Length - 1; index >= from.prefix.Length; index--)
            {
                text[index] = Letters[(int)(bits & 31)];
                bits >>= 5;
            }
        });

    /// <summary>Reads what <see cref="ToText"/> writes; only that spelling is accepted.</summary>
    public static bool TryParse(string prefix, string text, out long number)
    {
        number = 0;
        if (text.Length != prefix.Length + Length || !text.StartsWith(prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var bits = 0UL;
        foreach (var letter in text.AsSpan(prefix.Length))
        {
            var digit = Letters.IndexOf(letter, StringComparison.Ordinal);
            if (digit < 0)
            {
                return false;
            }

            bits = (bits << 5) | (uint)digit;
        }

        number = unchecked((long)((bits ^ Mask) * Unscramble));
        return number > 0 && ToText(prefix, number) == text;
    }
}
