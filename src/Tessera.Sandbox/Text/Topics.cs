using System.Collections.Frozen;

namespace Tessera.Sandbox.Text;

/// <summary>The words that a text is about.</summary>
internal static partial class Topics
{
    // Enough for the topics of any text; a word of a million letters would run into the time limit of an expression.
    private const int MostCharactersRead = 20_000;

    private static readonly FrozenSet<string> StopWords = SandboxFile.ReadText("text/stopwords.txt")
        .Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Up to <paramref name="most"/> different words that carry meaning, in the order of the text.</summary>
    public static IReadOnlyList<string> Of(string text, int most = 5) =>
        Word.Matches(Excerpt.Head(text, MostCharactersRead))
            .Select(match => match.Value)
            .Where(CarriesMeaning)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(most)
            .ToList();

    /// <summary>Whether a word has a meaning of its own: it is not a stop word and longer than two letters.</summary>
    public static bool CarriesMeaning(string word) => word.Length > 2 && !IsStopWord(word);

    /// <summary>Whether a word is in nearly every text, whatever the text is about.</summary>
    public static bool IsStopWord(string word) => StopWords.Contains(word);

    /// <summary>A text on one line, cut at a word.</summary>
    public static string Shortened(string text, int longest = 80)
    {
        var line = Blank.Replace(Excerpt.Head(text, MostCharactersRead), " ").Trim();
        if (line.Length <= longest)
        {
            return line;
        }

        var cut = line.LastIndexOf(' ', longest);
        return Excerpt.Head(line, cut > longest / 2 ? cut : longest).TrimEnd(' ', ',', '.', ':', ';') + "…";
    }

    [GeneratedRegex(@"[\p{L}][\p{L}\p{Nd}'’\-]*[\p{L}\p{Nd}]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word { get; }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blank { get; }
}
