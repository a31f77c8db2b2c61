namespace Tessera.Sandbox.Prompts;

/// <summary>
/// The stems a word may have: an English word without its plural or participle, a Russian word without its case ending.
/// A plain prefix match would take "category" for a cat and "который" for a "кот".
/// </summary>
internal static class WordForms
{
    private static readonly Endings Known = SandboxFile.ReadJson<Endings>("prompts/endings.json");

    /// <summary>The word itself first, then its stems, the longest first.</summary>
    public static IEnumerable<string> Of(string word)
    {
        yield return word;
        var endings = word[0] > 'z' ? Known.Russian : Known.English;
        for (var length = 1; length <= 3 && length < word.Length - 1; length++)
        {
            // Three letters before "ing" are mostly another word: "caring" does not mean a car, nor "being" a bee.
            var isGuess = word[0] <= 'z' && length > 1 && word.Length - length < 4;
            if (!isGuess && endings.Contains(word[^length..]))
            {
                yield return word[..^length];
            }
        }

        if (word.EndsWith("ies", StringComparison.Ordinal))
        {
            yield return word[..^3] + "y";
        }
    }

    private sealed record Endings(HashSet<string> English, HashSet<string> Russian);
}
