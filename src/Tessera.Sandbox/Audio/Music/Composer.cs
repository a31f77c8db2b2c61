namespace Tessera.Sandbox.Audio.Music;

/// <summary>Writes the score of a request: chords first, then what accompanies them, the melody and the drums.</summary>
internal sealed class Composer
{
    private const int StepsInBar = 16;
    private const int StringsInChord = 3;

    private readonly MusicRequest _request;
    private readonly SeededRandom _choices;
    private readonly List<Section> _sections;
    private readonly Chord[] _chords;

    public Composer(MusicRequest request)
    {
        (_request, _choices, _sections) = (request, request.Choices, Section.Plan(request.Bars));
        var progressions = Songbook.ProgressionsOf(request.Style, request.Scale);
        string[][] chosen = [_choices.Pick(progressions).Split(' '), _choices.Pick(progressions).Split(' ')];
        _chords = [.. _sections.SelectMany(section => Enumerable.Range(0, section.Bars).Select(bar => ChordOf(chosen[section.Theme], bar)))];

        Chord ChordOf(string[] degrees, int bar) =>
            Chord.On(degrees[bar % degrees.Length][0] - '1', request.Scale, request.Tonic, request.Style.ChordSize);
    }

    public Score Write() => new(Notes(), Hits());

    private List<Score.Note> Notes()
    {
        var notes = new List<Score.Note>();
        foreach (var part in _request.Style.Rhythm)
        {
            // A pattern for each theme: the second theme sounds different, the first one stays itself.
            var patterns = part.Patterns ?? [];
            string[] chosen = [_choices.Pick(patterns), _choices.Pick(patterns)];
            notes.AddRange(_sections.SelectMany(section =>
                Enumerable.Range(section.FirstBar, section.Bars).SelectMany(bar => Accompany(part, chosen[section.Theme], bar))));
        }

        Melody[] themes = [new(_request, _choices), new(_request, _choices)];
        notes.AddRange(_sections.Where(section => section.HasLead).SelectMany(section => themes[section.Theme].Over(section, _chords)));
        return notes;
    }

    private List<Score.Hit> Hits()
    {
        if (!_request.WithDrums || _request.Style.Drums.Count == 0)
        {
            return [];
        }

        var kit = _choices.Pick(_request.Style.Drums);
        var last = _request.Style.Fill is { } fill ? [.. kit, fill] : kit;
        return
        [
            .. from section in _sections
               where section.HasDrums
               from bar in Enumerable.Range(0, section.Bars)
               from line in bar == section.Bars - 1 && section.Bars > 1 ? last : kit
               from hit in Beat(line, section.FirstBar + bar)
               select hit,
        ];
    }

    private static IEnumerable<Score.Hit> Beat(Style.DrumLine line, int bar) =>
        line.Steps
            .Select((mark, step) => new Score.Hit((bar * StepsInBar) + step, line, mark switch { 'X' => 1.0, 'x' => 0.8, 'o' => 0.4, _ => 0 }))
            .Where(hit => hit.Strength > 0);

    private IEnumerable<Score.Note> Accompany(Style.Part part, string pattern, int bar)
    {
        for (var step = 0; step < StepsInBar; step++)
        {
            if (pattern[step] is '.' or '-')
            {
                continue;
            }

            var length = 1 + pattern[(step + 1)..].TakeWhile(mark => mark == '-').Count();
            var strength = (step % 4 == 0 ? 0.85 : 0.68) + _choices.Between(0, 0.12);
            var pitches = Pitches(part, pattern[step], _chords[bar], _chords[(bar + 1) % _chords.Length]);
            foreach (var (i, pitch) in pitches.Index())
            {
                yield return new Score.Note((bar * StepsInBar) + step, length, pitch, strength / Math.Sqrt(pitches.Length), part, i * part.Strum);
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
            't' => [root + chord.Interval(1)],
            'f' => [root + chord.Interval(chord.Tones.Length == 2 ? 1 : 2)],
            'a' => [next.From(part.Centre, 0) - 1],
            _ => [Broken(chord.Near(part.Centre), mark - '0')],
        };
    }

    private static int Broken(int[] tones, int index) => tones[index % Math.Min(tones.Length, StringsInChord + 1)] + (index >= tones.Length ? 12 : 0);
}
