namespace Tessera.Server.Http.Bodies;

/// <summary>
/// A text shown to people: without control characters, without ones that change the direction of what stands around them, with
/// something to see, and without invisible characters, with which two texts look alike that are not.
/// </summary>
internal sealed class PrintableAttribute : TextRuleAttribute
{
    public override string? Problem(string text) =>
        text.Any(char.IsControl) ? "must not contain control characters."
        : text.Any(ChangesDirection) ? "must not contain characters that change the direction of text."
        : text.Length > 0 && !text.EnumerateRunes().Any(InvisibleCharacters.IsVisible) ? "must have at least one visible character."
        : InvisibleCharacters.FindUnneeded(text) is { } found ? $"must not contain invisible characters, got U+{found.Value:X4}."
        : null;

    private static bool ChangesDirection(char letter) =>
        letter is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200E' or '\u200F' or '\u061C';
}
