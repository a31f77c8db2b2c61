namespace Tessera.Sandbox.Prompts;

/// <summary>
/// The stems a word may have: an English word without its plural or participle, a Russian word without its case ending.
/// A plain prefix match would take "category" for a cat and "который" for a "кот".
/// </summary>
internal static class WordForms
{
    private static readonly string[] EnglishEndings = ["s", "es", "ed", "ing", "y", "ly"];

    private static readonly string[] RussianEndings =
    [
        "а", "я", "о", "е", "и", "ы", "у", "ю", "ь", "й", "ой", "ей", "ом", "ем", "ам", "ям", "ах", "ях", "ов", "ев",
        "ою", "ею", "ью", "ия", "ие", "ии", "ию", "ий", "ый", "ая", "яя", "ое", "ее", "ые", "ую", "юю", "ым", "им", "ых", "их",
        "ами", "ями", "ого", "его", "ому", "ему", "ыми", "ими", "ием", "иям", "иях", "ьи", "ье", "ья", "ок", "ка", "ки", "ку", "ке", "кой",
        "ик", "ика", "ики", "ек", "ца", "цы", "ен", "на", "но", "ны", "ит", "ят", "ет", "ют", "ут",
    ];

    /// <summary>The word itself first, then its stems, the longest first.</summary>
    public static IEnumerable<string> Of(string word)
    {
        yield return word;
        var endings = word[0] > 'z' ? RussianEndings : EnglishEndings;
        for (var length = 1; length <= 3 && length < word.Length - 1; length++)
        {
            // Three letters before "ing" are mostly another word: "caring" does not mean a car, nor "being" a bee.
            var isGuess = word[0] <= 'z' && length > 1 && word.Length - length < 4;
            if (!isGuess && endings.Contains(word[^length..], StringComparer.Ordinal))
            {
                yield return word[..^length];
            }
        }

        if (word.EndsWith("ies", StringComparison.Ordinal))
        {
            yield return word[..^3] + "y";
        }
    }
}
