namespace Tessera.Sandbox.Audio.Music;

/// <summary>
/// A theme of four bars: a motif, an answer, the motif again and an ending. It is kept as steps of the scale and laid
/// over whatever chords there are: on the beat it takes the nearest note of the chord.
/// </summary>
internal sealed class Melody
{
    private const int EighthsInBar = 8;
    private const int Widest = 6;

    private readonly MusicRequest _request;
    private readonly List<Tone>[] _bars;

    public Melody(MusicRequest request, SeededRandom choices)
    {
        _request = request;
        var motif = Bar(choices.Pick(request.Style.Phrases), choices.Whole(5) - 2, choices);
        var answer = Bar(choices.Pick(request.Style.Phrases), choices.Whole(5) - 1, choices);
        List<Tone> ending = choices.Chance(0.5) ? [new Tone(0, 6, 0, 0.8)] : [new Tone(0, 2, 1, 0.75), new Tone(2, 5, 0, 0.8)];
        _bars = [motif, answer, motif, ending];
    }

    /// <summary>The theme over the chords of a section; a section that is cut short still has the ending.</summary>
    public IEnumerable<Score.Note> Over(Section section, Chord[] chords) =>
        from bar in Enumerable.Range(0, section.Bars)
        let at = section.FirstBar + bar
        from tone in bar == section.Bars - 1 ? _bars[^1] : _bars[bar]
        select new Score.Note(((at * EighthsInBar) + tone.At) * 2, tone.Length * 2, Pitch(tone, chords[at]), tone.Strength, _request.Lead);

    private static List<Tone> Bar(string rhythm, int step, SeededRandom choices)
    {
        var tones = new List<Tone>();
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

    private int Pitch(Tone tone, Chord chord)
    {
        // The step of the scale that is nearest to where the instrument sounds best.
        var step = (int)Math.Round((_request.Lead.Centre - _request.Tonic) * 7 / 12.0) + tone.Step;
        var isHeavy = tone.At % 4 == 0 || tone.Length >= 3;
        int[] nearby = isHeavy ? [0, -1, 1, -2, 2] : [];
        return PitchAt(step + nearby.FirstOrDefault(shift => chord.Has(PitchAt(step + shift))));
    }

    private int PitchAt(int step) => _request.Tonic + _request.Scale.Semitones(step);

    private readonly record struct Tone(int At, int Length, int Step, double Strength);
}
