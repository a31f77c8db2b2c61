using System.Text;

namespace Tessera.Sandbox.Audio.Speech;

/// <summary>Makes text safe and pleasant for the speech programs, and says whether there is anything to say.</summary>
internal static partial class SpokenText
{
    private static readonly Dictionary<string, string> Signs = SandboxFile.ReadJson<Dictionary<string, string>>("speech/signs.json");

    /// <summary>Whether the text has a letter or a digit.</summary>
    public static bool HasWords(string text) => text.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    /// <summary>The text without control characters and commands of the speech programs: espeak-ng reads [[…]] as phonemes.</summary>
    public static string Clean(string text)
    {
        var printable = Control.Replace(text.Normalize(NormalizationForm.FormC), " ");
        return EndOfEndlessWord.Replace(printable, "").Replace("[[", "[ [", StringComparison.Ordinal).Trim();
    }

    /// <summary>The text in ASCII, all that flite can read; <see langword="false"/> when a letter would be lost.</summary>
    public static bool TryToAscii(string text, out string ascii)
    {
        var runes = text.Normalize(NormalizationForm.FormKD).EnumerateRunes()
            .Where(letter => Rune.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)
            .ToList();
        ascii = string.Concat(runes.Select(letter => letter.IsAscii ? letter.ToString() : Signs.GetValueOrDefault(letter.ToString(), " ")));
        return runes.TrueForAll(letter => letter.IsAscii || !Rune.IsLetterOrDigit(letter));
    }

    [GeneratedRegex(@"[\p{Cc}-[\n]]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Control { get; }

    // A longer run without a space is nothing that a voice can say, and its letters one by one would take minutes: its beginning is said.
    [GeneratedRegex(@"(?<=[\p{L}\p{Nd}-[\u2e80-\uffff]]{60})[\p{L}\p{Nd}-[\u2e80-\uffff]]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EndOfEndlessWord { get; }
}
