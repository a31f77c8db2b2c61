namespace Tessera.Sandbox.Audio.Music;

/// <summary>Writes the score of a brief: chords first, then what accompanies them, the melody and the drums.</summary>
internal sealed class Composer
{
    private const int StepsInBar = 16;
    private const int StringsInChord = 3;

    private readonly Brief _brief;
    private readonly Chord[] _chords;
    private readonly List<Section> _sections;
    private readonly SeededRandom _choices;

    public Composer(Brief brief)
    {
        _brief = brief;
        _choices = brief.Choices;
        _sections = Section.Plan(brief.Bars);
        _chords = Harmony();
    }

    public Score Write() => new(Notes(), Hits());

    private List<Score.Note> Notes()
    {
        var notes = new List<Score.Note>();
        foreach (var part in _brief.Style.Rhythm)
        {
            // A pattern for each theme: the second theme sounds different, the first one stays itself.
            string[] patterns = [_choices.Pick(part.Patterns), _choices.Pick(part.Patterns)];
            foreach (var section in _sections)
            {
                Accompany(notes, part, patterns[section.Theme], section);
            }
        }

        Melody[] themes = [new(_brief, _choices), new(_brief, _choices)];
        foreach (var section in _sections.Where(section => section.HasLead))
        {
            notes.AddRange(themes[section.Theme].Over(section, _chords));
        }

        return notes;
    }

    private List<Score.Hit> Hits()
    {
        var hits = new List<Score.Hit>();
        if (!_brief.WithDrums || _brief.Style.Drums.Count == 0)
        {
            return hits;
        }

        var kit = _choices.Pick(_brief.Style.Drums);
        foreach (var section in _sections.Where(section => section.HasDrums))
        {
            for (var bar = 0; bar < section.Bars; bar++)
            {
                var isLast = bar == section.Bars - 1 && section.Bars > 1;
                var fill = isLast && _brief.Style.Fill is { } line ? [line] : Array.Empty<Style.DrumLine>();
                hits.AddRange(kit.Concat(fill).SelectMany(drum => Beat(drum, section.FirstBar + bar)));
            }
        }

        return hits;
    }

    private static IEnumerable<Score.Hit> Beat(Style.DrumLine line, int bar) =>
        line.Steps
            .Select((mark, step) => (Step: (bar * StepsInBar) + step, Strength: mark switch { 'X' => 1.0, 'x' => 0.8, 'o' => 0.4, _ => 0 }))
            .Where(beat => beat.Strength > 0)
            .Select(beat => new Score.Hit(beat.Step, line, beat.Strength));

    private Chord[] Harmony()
    {
        var progressions = Songbook.ProgressionsOf(_brief.Style, _brief.Scale);
        string[] chosen = [_choices.Pick(progressions), _choices.Pick(progressions)];
        return
        [
            .. _sections.SelectMany(section => Enumerable.Range(0, section.Bars).Select(bar =>
            {
                var degrees = chosen[section.Theme].Split(' ');
                var degree = degrees[bar % degrees.Length][0] - '1';
                return Chord.On(degree, _brief.Scale, _brief.Tonic, _brief.Style.ChordSize);
            })),
        ];
    }

    private void Accompany(List<Score.Note> notes, Style.Part part, string pattern, Section section)
    {
        for (var bar = section.FirstBar; bar < section.FirstBar + section.Bars; bar++)
        {
            for (var step = 0; step < StepsInBar; step++)
            {
                var mark = pattern[step];
                if (mark is '.' or '-')
                {
                    continue;
                }

                var end = step + 1;
                while (end < StepsInBar && pattern[end] == '-')
                {
                    end++;
                }

                var strength = (step % 4 == 0 ? 0.85 : 0.68) + _choices.Between(0, 0.12);
                var pitches = Pitches(part, mark, _chords[bar], _chords[(bar + 1) % _chords.Length]);
                notes.AddRange(pitches.Select((pitch, i) => new Score.Note(
                    (bar * StepsInBar) + step, end - step, pitch, strength / Math.Sqrt(pitches.Length), part, i * part.Strum)));
            }
        }
    }

    private static int[] Pitches(Style.Part part, char mark, Chord chord, Chord next)
    {
        // A bass is at or above its centre, so that it never falls below what can be heard.
        var root = chord.From(part.Centre, 0);
        return mark switch
        {
            'x' => chord.Near(part.Centre),
            'r' => [root],
            'o' => [root + 12],
            't' => [root + Interval(chord, 1)],
            'f' => [root + Interval(chord, chord.Tones.Length == 2 ? 1 : 2)],
            'a' => [next.From(part.Centre, 0) - 1],
            _ => [Broken(chord.Near(part.Centre), mark - '0')],
        };
    }

    private static int Interval(Chord chord, int index) => (((chord.Tones[index] - chord.Tones[0]) % 12) + 12) % 12;

    private static int Broken(int[] tones, int index) => tones[index % Math.Min(tones.Length, StringsInChord + 1)] + (index >= tones.Length ? 12 : 0);
}
