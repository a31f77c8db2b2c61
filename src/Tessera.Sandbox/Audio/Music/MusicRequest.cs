namespace Tessera.Sandbox.Audio.Music;

/// <summary>
/// What a prompt asks the composer for. The tonic is a pitch class, 0 for C; the bars, of four beats, fill the length exactly,
/// so that it can be looped.
/// </summary>
internal sealed partial record MusicRequest(
    Style Style, int Tonic, Scale Scale, int Bars, double Seconds, Style.Part Lead, bool WithDrums, SeededRandom Choices)
{
    /// <summary>Seconds of a sixteenth.</summary>
    public double StepSeconds => Seconds / (Bars * 16);

    public static MusicRequest Of(string prompt, long seed, double seconds)
    {
        var words = WordForms.In(prompt);
        var choices = SeededRandom.For(string.Join(' ', words), seed).Fork("music");
        var style = Songbook.StyleOf(words);
        var solos = Songbook.SoloistsOf(words);
        var leads = solos.Count > 0 && !style.Leads.Any(lead => solos.Any(solo => solo.Instrument == lead.Instrument)) ? solos : style.Leads;
        var lead = choices.Pick(leads);
        var (tonic, scale) = Key(prompt, words, style, choices);
        var bars = BarsIn(prompt, words, style, seconds, choices);
        return new MusicRequest(style, tonic, scale, bars, seconds, lead, !Songbook.IsMood(words, "without_drums"), choices);
    }

    private static (int Tonic, Scale Scale) Key(string prompt, List<string> words, Style style, SeededRandom choices)
    {
        var chosen = choices.Whole(12);
        if (NamedKey.Match(prompt) is { Success: true } key)
        {
            var shift = key.Groups["sharp"].Success ? 1 : key.Groups["flat"].Success ? -1 : 0;
            var mode = key.Groups["major"].Success ? "major" : "minor";
            return ((Songbook.PitchOf(key.Groups["note"].Value) + shift + 12) % 12, Songbook.ScaleOf(mode));
        }

        var scale = Songbook.ScaleOf(style.Scale);
        var wantsMinor = Songbook.IsMood(words, "sad") || Songbook.IsMood(words, "dark");
        return (chosen, wantsMinor && !scale.IsMinor ? Songbook.ScaleOf("minor")
            : !wantsMinor && scale.IsMinor && Songbook.IsMood(words, "happy") ? Songbook.ScaleOf("major")
            : scale);
    }

    private static int BarsIn(string prompt, List<string> words, Style style, double seconds, SeededRandom choices)
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
        @"\b(?<note>[A-Ha-h]|до|ре|ми|фа|соль|ля|си)[ -]?((?<sharp>#|♯|sharp|диез)|(?<flat>♭|flat|бемоль))?[ -]?((?<major>major|maj|мажор)|minor|min|минор)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedKey { get; }

    [GeneratedRegex(@"(?<beats>\d{2,3})\s?(bpm|beats|уд|бпм)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedTempo { get; }
}
