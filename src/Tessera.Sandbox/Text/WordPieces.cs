namespace Tessera.Sandbox.Text;

/// <summary>
/// The sandbox's own tokens: a word with the space before it, long words in pieces of eight letters, numbers in pieces
/// of three digits, every other character alone. The pieces of a text, joined, are that text.
/// </summary>
internal static class WordPieces
{
    private const int LettersAPiece = 8;
    private const int DigitsAPiece = 3;

    public static IEnumerable<string> Split(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = EndOf(text, start);
            yield return text[start..end];
            start = end;
        }
    }

    public static int Count(string text)
    {
        var count = 0;
        for (var start = 0; start < text.Length; start = EndOf(text, start))
        {
            count++;
        }

        return count;
    }

    private static int EndOf(string text, int start)
    {
        var first = text[start] == ' ' && start + 1 < text.Length && char.IsLetterOrDigit(text[start + 1]) ? start + 1 : start;
        var end = first + 1;
        if (char.IsHighSurrogate(text[first]))
        {
            return end < text.Length && char.IsLowSurrogate(text[end]) ? end + 1 : end;
        }

        var isDigit = char.IsDigit(text[first]);
        var longest = isDigit ? DigitsAPiece : char.IsLetter(text[first]) ? LettersAPiece : 1;
        while (end < text.Length && end - first < longest && (isDigit ? char.IsDigit(text[end]) : char.IsLetter(text[end])))
        {
            end++;
        }

        return end;
    }
}
