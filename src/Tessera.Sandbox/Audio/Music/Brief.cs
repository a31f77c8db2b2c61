using System.Globalization;
using System.Text.RegularExpressions;

namespace Tessera.Sandbox.Audio.Music;

/// <summary>What a prompt asks the composer for.</summary>
/// <param name="Style">The style.</param>
/// <param name="Tonic">The pitch class of the key, 0 is C.</param>
/// <param name="Scale">Its scale.</param>
/// <param name="Bars">How many bars of four beats; they fill the length exactly, so that it can be looped.</param>
/// <param name="Seconds">The length.</param>
/// <param name="Lead">The part that plays the melody.</param>
/// <param name="Choices">Every choice the prompt leaves open.</param>
internal sealed partial record Brief(
    Style Style, int Tonic, Scale Scale, int Bars, double Seconds, Style.Part Lead, SeededRandom Choices)
{
    /// <summary>Whether there are drums.</summary>
    public bool WithDrums { get; private init; }

    /// <summary>Seconds of a sixteenth.</summary>
    public double StepSeconds => Seconds / (Bars * 16);

    /// <summary>Reads a prompt.</summary>
    public static Brief Of(string prompt, long seed, double seconds)
    {
        var words = new PromptWords(prompt);
        var choices = SeededRandom.For(words.Text, seed).Fork("music");
        var style = Songbook.StyleOf(words);
        var solos = Songbook.SoloistsOf(words);
        var leads = solos.Count > 0 && !style.Leads.Any(lead => solos.Any(solo => solo.Instrument == lead.Instrument)) ? solos : style.Leads;
        var lead = choices.Pick(leads);
        return new Brief(style, Key(prompt, choices), Mood(prompt, words, style), BarsIn(prompt, words, style, seconds, choices), seconds, lead, choices)
        {
            WithDrums = !Songbook.IsMood(words, "without_drums"),
        };
    }

    private static Scale Mood(string prompt, PromptWords words, Style style)
    {
        if (NamedKey.Match(prompt) is { Success: true } key)
        {
            return key.Groups["major"].Success ? Scale.Major : Scale.Minor;
        }

        var wantsMinor = Songbook.IsMood(words, "sad") || Songbook.IsMood(words, "dark");
        return wantsMinor && !style.Scale.IsMinor ? Scale.Minor
            : Songbook.IsMood(words, "happy") && !wantsMinor && style.Scale.IsMinor ? Scale.Major
            : style.Scale;
    }

    private static int Key(string prompt, SeededRandom choices)
    {
        var chosen = choices.Whole(12);
        if (NamedKey.Match(prompt) is not { Success: true } match)
        {
            return chosen;
        }

        var name = match.Groups["note"].Value.ToLowerInvariant();
        var tonic = name switch
        {
            "c" or "до" => 0,
            "d" or "ре" => 2,
            "e" or "ми" => 4,
            "f" or "фа" => 5,
            "g" or "соль" => 7,
            "a" or "ля" => 9,
            _ => 11,
        };
        var sign = match.Groups["sign"].Value.ToLowerInvariant();
        var shift = sign is "" ? 0 : sign is "#" or "♯" or "sharp" or "диез" ? 1 : -1;
        return (tonic + shift + 12) % 12;
    }

    private static int BarsIn(string prompt, PromptWords words, Style style, double seconds, SeededRandom choices)
    {
        var beats = choices.Between(style.Tempo[0], style.Tempo[1]);
        beats *= (Songbook.IsMood(words, "calm") || Songbook.IsMood(words, "sad") ? 0.9 : 1) * (Songbook.IsMood(words, "fast") ? 1.12 : 1);
        var given = NamedTempo.Match(prompt);
        if (given.Success)
        {
            beats = Math.Clamp(int.Parse(given.Groups["beats"].Value, CultureInfo.InvariantCulture), 50, 200);
        }

        // Whole phrases where the tempo bends only a little for them; a tempo that was asked for bends less.
        var exact = seconds * beats / 240;
        foreach (var (unit, bend) in given.Success ? [(4, 0.02), (2, 0.03)] : new[] { (4, 0.09), (2, 0.09) })
        {
            var bars = (int)Math.Round(exact / unit) * unit;
            if (bars > 0 && Math.Abs((bars / exact) - 1) <= bend)
            {
                return bars;
            }
        }

        return Math.Max(1, (int)Math.Round(exact));
    }

    [GeneratedRegex(
        @"\b(?<note>[A-Ha-h]|до|ре|ми|фа|соль|ля|си)[ -]?(?<sign>#|♯|♭|sharp|flat|диез|бемоль)?[ -]?((?<major>major|maj|мажор)|minor|min|минор)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedKey { get; }

    [GeneratedRegex(@"(?<beats>\d{2,3})\s?(bpm|beats|уд|бпм)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedTempo { get; }
}
