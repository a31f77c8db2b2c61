using System.Globalization;
using System.Text;

namespace Tessera.Server.Http.Bodies;

/// <summary>The characters that cannot be seen, and where some of them are needed to write what can be seen.</summary>
internal static class InvisibleCharacters
{
    // The grapheme joiner, the fillers of Hangul, two inherent vowels of Khmer, and the empty pattern of Braille: their categories
    // are those of letters, marks and symbols.
    private const string Shapeless = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

    private const int BlackFlag = 0x1F3F4;

    /// <summary>Whether a character has a shape.</summary>
    public static bool IsVisible(Rune letter) =>
        Rune.GetUnicodeCategory(letter) is not (UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned)
        && !IsSelector(letter)
        && !IsShapeless(letter);

    /// <summary>The first invisible character that does not belong to an emoji or to a script that needs it; null when there is none.</summary>
    public static Rune? FindUnneeded(string text)
    {
        var letters = text.EnumerateRunes().ToArray();
        for (var index = 0; index < letters.Length; index++)
        {
            var before = index > 0 ? letters[index - 1] : default;
            var after = index + 1 < letters.Length ? letters[index + 1] : default;
            if (IsUnneeded(before, letters[index], after))
            {
                return letters[index];
            }
        }

        return null;
    }

    private static bool IsUnneeded(Rune before, Rune letter, Rune after) => letter.Value switch
    {
        0x200C or 0x200D => !(IsEmoji(before) && IsEmoji(after)) && !(HasJoinedForms(before) && HasJoinedForms(after)),
        >= 0xE0020 and <= 0xE007F => before.Value is not (BlackFlag or (>= 0xE0020 and <= 0xE007F)),
        _ when IsSelector(letter) => !IsVisible(before) || IsLetterOfOneForm(before),
        _ => IsShapeless(letter) || Rune.GetUnicodeCategory(letter) switch
        {
            UnicodeCategory.Format => !HasJoinedForms(letter),
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
            _ => false,
        },
    };

    private static bool IsShapeless(Rune letter) => letter.IsBmp && Shapeless.Contains((char)letter.Value, StringComparison.Ordinal);

    private static bool IsSelector(Rune letter) => letter.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    // A pictograph, the selector of its colours, or the modifier of its skin.
    private static bool IsEmoji(Rune letter) =>
        IsSelector(letter) || Rune.GetUnicodeCategory(letter) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol;

    // From Arabic to Myanmar, Khmer, Mongolian: there a joiner changes shapes, and signs of numbers are of the category of formats.
    private static bool HasJoinedForms(Rune letter) => letter.Value is (>= 0x0600 and <= 0x109F) or (>= 0x1780 and <= 0x18AF and not 0x180E);

    // Latin, Greek, Cyrillic, Armenian, Hebrew.
    private static bool IsLetterOfOneForm(Rune letter) => letter.Value < 0x0600 && Rune.IsLetter(letter);
}
