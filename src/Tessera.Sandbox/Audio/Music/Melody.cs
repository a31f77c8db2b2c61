namespace Tessera.Sandbox.Audio.Music;

/// <summary>
/// A theme of four bars: a motif, an answer, the motif again and an ending. It is kept as steps of the scale and laid
/// over whatever chords there are: on the beat it takes the nearest note of the chord.
/// </summary>
internal sealed class Melody
{
    private const int EighthsInBar = 8;
    private const int Widest = 6;

    private readonly Brief _brief;
    private readonly List<Tone>[] _bars;

    public Melody(Brief brief, SeededRandom choices)
    {
        _brief = brief;
        var motif = Bar(Chosen(), choices.Whole(5) - 2);
        var answer = Bar(Chosen(), choices.Whole(5) - 1);
        _bars = [motif, answer, motif, Ending()];

        string Chosen() => choices.Pick(brief.Style.Phrases);

        List<Tone> Bar(string rhythm, int from)
        {
            var tones = new List<Tone>();
            var step = from;
            for (var at = 0; at < EighthsInBar; at++)
            {
                if (rhythm[at] != 'x')
                {
                    continue;
                }

                var length = 1 + rhythm[(at + 1)..].TakeWhile(mark => mark == '-').Count();
                tones.Add(new Tone(at, length, step, choices.Between(0.75, 0.9)));

                // Mostly the next note of the scale, now and then a third, back when it went far.
                var move = choices.Whole(6) switch { 0 => -2, 1 or 2 => -1, 3 or 4 => 1, _ => 2 };
                step = Math.Abs(step + move) > Widest ? step - move : step + move;
            }

            return tones;
        }

        List<Tone> Ending()
        {
            var isLong = choices.Chance(0.5);
            return isLong
                ? [new Tone(0, 6, 0, 0.8)]
                : [new Tone(0, 2, 1, 0.75), new Tone(2, 5, 0, 0.8)];
        }
    }

    /// <summary>The theme over the chords of a section.</summary>
    public IEnumerable<Score.Note> Over(Section section, Chord[] chords)
    {
        for (var bar = 0; bar < section.Bars; bar++)
        {
            // A section that is cut short still ends.
            var tones = bar == section.Bars - 1 ? _bars[^1] : _bars[bar];
            var chord = chords[section.FirstBar + bar];
            foreach (var tone in tones)
            {
                yield return new Score.Note(
                    ((section.FirstBar + bar) * EighthsInBar + tone.At) * 2,
                    tone.Length * 2,
                    Pitch(tone, chord),
                    tone.Strength,
                    _brief.Lead);
            }
        }
    }

    private int Pitch(Tone tone, Chord chord)
    {
        // The step of the scale that is nearest to where the instrument sounds best.
        var middle = (int)Math.Round((_brief.Lead.Centre - _brief.Tonic) * 7 / 12.0);
        var step = middle + tone.Step;
        var isHeavy = tone.At % 4 == 0 || tone.Length >= 3;
        ReadOnlySpan<int> nearby = isHeavy ? [0, -1, 1, -2, 2] : [0];
        foreach (var shift in nearby)
        {
            var pitch = _brief.Tonic + _brief.Scale.Semitones(step + shift);
            if (chord.Has(pitch))
            {
                return pitch;
            }
        }

        return _brief.Tonic + _brief.Scale.Semitones(step);
    }

    private readonly record struct Tone(int At, int Length, int Step, double Strength);
}
