using System.Globalization;
using System.Text;

namespace Tessera.Sandbox.Audio.Speech;

/// <summary>Makes text safe and pleasant for the speech programs, and says whether there is anything to say.</summary>
internal static class SpokenText
{
    // Longer runs without a space are nothing a voice can say; the programs would take minutes for them.
    private const int LongestWord = 60;

    /// <summary>Whether the text has a letter or a digit.</summary>
    public static bool HasWords(string text) => text.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    /// <summary>The text without control characters and commands of the speech programs.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var run = 0;
        foreach (var letter in text.Normalize(NormalizationForm.FormC))
        {
            var spoken = char.IsControl(letter) && letter is not '\n' ? ' ' : letter;
            run = char.IsLetterOrDigit(spoken) && spoken < '\u2e80' ? run + 1 : 0;
            if (run > LongestWord)
            {
                clean.Append(' ');
                run = 0;
            }

            clean.Append(spoken);
        }

        // espeak-ng reads [[…]] as phonemes instead of saying it.
        return clean.Replace("[[", "[ [").ToString().Trim();
    }

    /// <summary>The text in ASCII, all that flite can read; <see langword="false"/> when a letter would be lost.</summary>
    public static bool TryToAscii(string text, out string ascii)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (letter.IsAscii)
            {
                kept.Append((char)letter.Value);
            }
            else if (Rune.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)
            {
                if (Rune.IsLetterOrDigit(letter))
                {
                    ascii = "";
                    return false;
                }

                kept.Append(Sign(letter.Value));
            }
        }

        ascii = kept.ToString();
        return true;
    }

    private static string Sign(int sign) => sign switch
    {
        '‘' or '’' => "'",
        '“' or '”' or '«' or '»' => "\"",
        '–' or '—' => ", ",
        '…' => "...",
        '€' => " euros ",
        '£' => " pounds ",
        '°' => " degrees ",
        _ => " ",
    };
}
