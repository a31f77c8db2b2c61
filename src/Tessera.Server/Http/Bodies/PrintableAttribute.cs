using System.Globalization;

namespace Tessera.Server.Http.Bodies;

/// <summary>
/// A text shown to people: without control characters, without ones that reverse the direction of what stands around it, and with
/// something to see.
/// </summary>
internal sealed class PrintableAttribute : TextRuleAttribute
{
    // Letters by their category that have no shape: the fillers of Hangul and the empty pattern of Braille.
    private const string Shapeless = "\u115F\u1160\u2800\u3164\uFFA0";

    public override string? Problem(string text) =>
        text.Any(char.IsControl) ? "must not contain control characters."
        : text.Any(letter => letter is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069') ? "must not contain characters that change the direction of text."
        : text.Length > 0 && !text.EnumerateRunes().Any(IsVisible) ? "must have at least one visible character."
        : null;

    private static bool IsVisible(System.Text.Rune letter) =>
        System.Text.Rune.GetUnicodeCategory(letter) is not (UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned)
        && !(letter.IsBmp && Shapeless.Contains((char)letter.Value, StringComparison.Ordinal));
}
