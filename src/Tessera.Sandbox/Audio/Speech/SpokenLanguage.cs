namespace Tessera.Sandbox.Audio.Speech;

/// <summary>
/// Guesses the language of a text: by its script where the script tells, by frequent words and special letters among
/// languages written in Latin letters. Good for whole sentences; a single ambiguous word counts as English.
/// </summary>
internal static partial class SpokenLanguage
{
    public const string English = "en";

    private const int WordWeight = 2;
    private const int LetterWeight = 2;

    /// <summary>A script speaks for its language when at least one letter in this many is of it.</summary>
    private const int Share = 8;

    private static readonly Languages Known = SandboxFile.ReadJson<Languages>("speech/languages.json");

    private static readonly HashSet<string> Speakable =
        [.. Known.Latin.Concat(Known.Scripts.SelectMany(script => script.Languages)).Select(language => language.Code), .. Known.Others];

    /// <summary>The espeak-ng name of the language to say a text in.</summary>
    /// <param name="text">What is said.</param>
    /// <param name="asked">The language asked for, for example <c>ru</c> or <c>pt-BR</c>; guessed when it is not one we speak.</param>
    public static string Of(string text, string? asked)
    {
        var code = asked?.Split('-', '_')[0].ToLowerInvariant();
        code = code == "zh" ? "cmn" : code;
        return code is not null && Speakable.Contains(code) ? code : Guess(text.ToLowerInvariant());
    }

    private static string Guess(string text)
    {
        var letters = text.Count(char.IsLetter);
        var script = Known.Scripts
            .Select(script => (script.Languages, Count: text.Count(script.Has)))
            .Where(script => script.Count > 0 && script.Count * Share >= letters)
            .DefaultIfEmpty()
            .MaxBy(script => script.Count);
        return script.Languages?.FirstOrDefault(language => language.Letters.Length == 0 || language.Letters.Any(text.Contains))?.Code ?? GuessLatin(text);
    }

    private static string GuessLatin(string text)
    {
        var words = Words.Matches(text).Select(match => match.Value).ToHashSet();

        // The first of equals wins, and English is first.
        return Known.Latin.MaxBy(language =>
            (WordWeight * language.Words.Split(' ').Count(words.Contains)) + (LetterWeight * language.Letters.Count(text.Contains)))!.Code; // The list is not empty.
    }

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words { get; }

    /// <param name="Latin">Languages in Latin letters, English first.</param>
    /// <param name="Scripts">Other scripts; of their languages the first counts whose letters are seen.</param>
    /// <param name="Others">Languages that are spoken when they are asked for.</param>
    private sealed record Languages(IReadOnlyList<Language> Latin, IReadOnlyList<Script> Scripts, IReadOnlyList<string> Others);

    /// <param name="Ranges">Pairs of the first and the last letter.</param>
    /// <param name="Languages">The languages that are written in it.</param>
    private sealed record Script(string Ranges, IReadOnlyList<Language> Languages)
    {
        public bool Has(char letter) => Ranges.Chunk(2).Any(range => letter >= range[0] && letter <= range[1]);
    }

    private sealed record Language(string Code, string Letters = "", string Words = "");
}
