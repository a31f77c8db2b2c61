namespace Tessera.Sandbox.Prompts;

/// <summary>
/// The words of a prompt and the stems a word may have: an English word without its plural or participle, a Russian word
/// without its case ending. A plain prefix match would take "category" for a cat and "который" for a "кот".
/// </summary>
internal static partial class WordForms
{
    private const int LongestBeginning = 24;

    private static readonly Endings Known = SandboxFile.ReadJson<Endings>("prompts/endings.json");

    /// <summary>The words of a text in lower case, with е for ё. A hyphen joins two words to one.</summary>
    public static List<string> In(string text) => [.. Word.Matches(text.ToLowerInvariant().Replace('ё', 'е')).Select(match => match.Value)];

    /// <summary>The beginnings of a word as a lexicon writes them, the longest first; <c>lo-fi</c> begins like <c>lofi</c>.</summary>
    public static IEnumerable<string> BeginningsOf(string word) =>
        Enumerable.Range(1, Math.Min(word.Length, LongestBeginning)).Reverse().Select(length => word[..length].Replace("-", "") + "*");

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

    [GeneratedRegex(@"[\p{L}\p{Nd}]+(-[\p{L}\p{Nd}]+)*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word { get; }

    private sealed record Endings(HashSet<string> English, HashSet<string> Russian);
}
