using System.Globalization;

namespace Tessera.Server.Generations;

/// <summary>
/// The number of a generation. It has a second spelling, <c>gen_</c> and 13 base32 letters, which says the same number
/// scrambled by a fixed bijection: no column, no index, no second identity to keep in step.
/// </summary>
internal readonly record struct GenerationId(long Value)
{
    private const string Prefix = "gen_";
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 13;
    private const ulong Scramble = 0x9E37_79B9_7F4A_7C15;
    private const ulong Unscramble = 0xF1DE_83E1_9937_733D;
    private const ulong Mask = 0x5A17_E55E_2A0D_BEEF;

    /// <summary>The text spelling, for example <c>gen_5m0rtz7w3k2qd</c>.</summary>
    public string Text => string.Create(Prefix.Length + Length, unchecked((ulong)Value * Scramble) ^ Mask, static (text, bits) =>
    {
        Prefix.CopyTo(text);
        for (var index = text.Length - 1; index >= Prefix.Length; index--)
        {
            text[index] = Letters[(int)(bits & 31)];
            bits >>= 5;
        }
    });

    /// <summary>Reads either spelling and says which it was.</summary>
    public static bool TryParse(string text, out GenerationId id, out bool isText)
    {
        isText = text.StartsWith(Prefix, StringComparison.Ordinal);
        id = default;
        if (!isText)
        {
            var isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            id = new GenerationId(number);
            return isNumber && number > 0;
        }

        if (text.Length != Prefix.Length + Length)
        {
            return false;
        }

        var bits = 0UL;
        foreach (var letter in text.AsSpan(Prefix.Length))
        {
            var digit = Letters.IndexOf(letter, StringComparison.Ordinal);
            if (digit < 0)
            {
                return false;
            }

            bits = (bits << 5) | (uint)digit;
        }

        id = new GenerationId(unchecked((long)((bits ^ Mask) * Unscramble)));
        return id.Value > 0 && id.Text == text;
    }

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
