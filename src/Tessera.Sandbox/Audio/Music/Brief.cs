using System.Globalization;
using System.Text.RegularExpressions;
using Tessera.Sandbox.Audio.Signal;

namespace Tessera.Sandbox.Audio.Music;

/// <summary>What a prompt asks the composer for.</summary>
/// <param name="Style">The style.</param>
/// <param name="Tonic">The pitch class of the key, 0 is C.</param>
/// <param name="Scale">Its scale.</param>
/// <param name="Bars">How many bars of four beats; they fill the length exactly, so that it can be looped.</param>
/// <param name="Seconds">The length.</param>
/// <param name="Lead">Who plays the melody.</param>
/// <param name="Choices">Every choice the prompt leaves open.</param>
internal sealed partial record Brief(
    Style Style, int Tonic, Scale Scale, int Bars, double Seconds, Part Lead, Random Choices)
{
    private const string Sad = "sad. melanchol lonel tragic mourn груст печал тоск трагич одинок меланхол";
    private const string Dark = "dark horror scary evil tense sinister темн мрачн страшн зловещ тревожн ужас";
    private const string Happy = "happy joy cheer uplift bright positiv fun. funny sunny весел радост позитив солнечн ярк бодр";
    private const string Calm = "slow calm gentle soft peace lullaby медлен спокойн нежн тих колыбел мягк";
    private const string Fast = "fast energ upbeat quick driving intense быстр энерг динамич стремит бодр";
    private const string WithoutDrums = "drumless без_ударных без_барабан no_drum without_drum no_percussion";

    private static readonly (string Words, Part Part)[] Soloists =
    [
        ("piano пианино фортепиан рояль", new(Instruments.Keys.Piano, 0.85, 74) { Room = 0.35 }),
        ("guitar гитар", new(Instruments.Plucked.Guitar, 0.85, 69) { Room = 0.3 }),
        ("flute флейт whistle", new(Instruments.Sustained.Flute, 0.5, 76) { Room = 0.45 }),
        ("violin strings cello скрипк струнн виолончел fiddle", new(Instruments.Sustained.Strings, 0.7, 74) { Room = 0.5 }),
        ("sax саксофон", new(Instruments.Sustained.Saxophone, 0.55, 67) { Room = 0.4 }),
        ("trumpet brass horn труб духов", new(Instruments.Sustained.Brass, 0.6, 67) { Room = 0.4 }),
        ("bell chime celesta колокол musicbox шкатулк", new(Instruments.Keys.Bells, 0.4, 79) { Room = 0.5 }),
        ("vibraphone marimba xylophone вибрафон маримб ксилофон", new(Instruments.Keys.Vibraphone, 0.6, 74) { Room = 0.4 }),
        ("organ. орган. органн", new(Instruments.Keys.Organ, 0.4, 72) { Room = 0.6 }),
        ("synth синт", new(Instruments.Synths.Lead, 0.36, 72) { Room = 0.4, Echo = 0.3 }),
        ("harp. арф ukulele укулел", new(Instruments.Plucked.Nylon, 0.85, 74) { Room = 0.4 }),
    ];

    /// <summary>Whether there are drums.</summary>
    public bool WithDrums { get; private init; }

    /// <summary>Seconds of a sixteenth.</summary>
    public double StepSeconds => Seconds / (Bars * 16);

    /// <summary>Reads a prompt.</summary>
    public static Brief Of(string prompt, long seed, double seconds)
    {
        var words = new PromptWords(prompt);
        var choices = Stable.Sequence(words.Text, seed, "music");
        var style = Styles.Of(words);
        var solos = Soloists.Where(solo => words.Say(solo.Words)).Select(solo => solo.Part).ToArray();
        var leads = solos.Length > 0 && !style.Leads.Any(lead => solos.Any(solo => solo.Plays == lead.Plays)) ? solos : style.Leads;
        var lead = leads[choices.Next(leads.Length)];
        return new Brief(style, Key(prompt, choices), Mood(prompt, words, style), BarsIn(prompt, words, style, seconds, choices), seconds, lead, choices)
        {
            WithDrums = !WithoutDrums.Split(' ').Any(stem => words.Text.Contains(stem.Replace('_', ' '), StringComparison.Ordinal)),
        };
    }

    private static Scale Mood(string prompt, PromptWords words, Style style)
    {
        if (NamedKey.Match(prompt) is { Success: true } key)
        {
            return key.Groups["major"].Success ? Scale.Major : Scale.Minor;
        }

        var wantsMinor = words.Say(Sad) || words.Say(Dark);
        return wantsMinor && !style.Scale.IsMinor ? Scale.Minor
            : words.Say(Happy) && !wantsMinor && style.Scale.IsMinor ? Scale.Major
            : style.Scale;
    }

    private static int Key(string prompt, Random choices)
    {
        var chosen = choices.Next(12);
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

    private static int BarsIn(string prompt, PromptWords words, Style style, double seconds, Random choices)
    {
        var beats = style.Tempo.Slowest + (choices.NextDouble() * (style.Tempo.Fastest - style.Tempo.Slowest));
        beats *= (words.Say(Calm) || words.Say(Sad) ? 0.9 : 1) * (words.Say(Fast) ? 1.12 : 1);
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
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex NamedKey { get; }

    [GeneratedRegex(@"(?<beats>\d{2,3})\s?(bpm|beats|уд|бпм)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex NamedTempo { get; }
}
