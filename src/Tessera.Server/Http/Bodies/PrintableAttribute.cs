namespace Tessera.Server.Http.Bodies;

/// <summary>
/// A text shown to people: without control characters, without ones that change the direction of what stands around them, with
/// something to see, and without invisible characters, with which two texts look alike that are not.
/// </summary>
internal sealed class PrintableAttribute : TextRuleAttribute
{
    public override LocalText? Problem(string text) =>
        text.Any(char.IsControl) ? new LocalText("must not contain control characters.", "не может содержать управляющие символы.")
        : text.Any(ChangesDirection) ? new LocalText("must not contain characters that change the direction of text.", "не может содержать символы, которые меняют направление текста.")
        : text.Length > 0 && !text.EnumerateRunes().Any(InvisibleCharacters.IsVisible) ? new LocalText("must have at least one visible character.", "должно содержать хотя бы один видимый символ.")
        : InvisibleCharacters.FindUnneeded(text) is { } found ? new LocalText($"must not contain invisible characters, got U+{found.Value:X4}.", $"не может содержать невидимые символы; получено: U+{found.Value:X4}.")
        : null;

    private static bool ChangesDirection(char letter) =>
        letter is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200E' or '\u200F' or '\u061C';
}
