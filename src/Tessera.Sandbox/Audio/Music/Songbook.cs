namespace Tessera.Sandbox.Audio.Music;

/// <summary>The styles, and the words of a prompt that choose among them: <c>sandbox/music/songbook.json</c>.</summary>
internal sealed record Songbook
{
    private static readonly Songbook Book = SandboxFile.ReadJson<Songbook>("music/songbook.json");

    private static readonly IReadOnlyList<Style> All =
        [.. Book.Styles.Select(name => SandboxFile.ReadJson<Style>($"music/styles/{name}.json"))];

    /// <summary>The names of the styles; of those that fit a prompt equally well the first is taken.</summary>
    public required IReadOnlyList<string> Styles { get; init; }

    /// <summary>The styles of a prompt that suggests none.</summary>
    public required IReadOnlyList<string> Agreeable { get; init; }

    /// <summary>The usual chords of a scale.</summary>
    public required ByMode Progressions { get; init; }

    /// <summary>Stems of words for a mood, by its name.</summary>
    public required IReadOnlyDictionary<string, string> Moods { get; init; }

    public required IReadOnlyList<Soloist> Soloists { get; init; }

    /// <summary>The style a prompt asks for: the first of those named most, else one by its hints, else one by its words.</summary>
    public static Style StyleOf(PromptWords words) => All
        .Select(style => (Style: style, Weight: (2 * words.Count(style.Words)) + words.Count(style.Hints), Place: words.Place(style.Words)))
        .Where(choice => choice.Weight > 0)
        .OrderByDescending(choice => choice.Weight)
        .ThenBy(choice => choice.Place)
        .Select(choice => choice.Style)
        .FirstOrDefault()
        ?? Named(SeededRandom.For(words.Text, 0).Pick(Book.Agreeable));

    /// <summary>The progressions of a style in a scale that may not be its own.</summary>
    public static IReadOnlyList<string> ProgressionsOf(Style style, Scale scale) =>
        style.Progressions.Count > 0 && style.Scale.IsMinor == scale.IsMinor ? style.Progressions
            : scale.IsMinor ? Book.Progressions.Minor
            : Book.Progressions.Major;

    /// <summary>The solo instruments that a prompt names.</summary>
    public static IReadOnlyList<Style.Part> SoloistsOf(PromptWords words) =>
        [.. Book.Soloists.Where(soloist => words.Say(soloist.Words)).Select(soloist => soloist.Part)];

    /// <summary>Whether a prompt has a mood.</summary>
    public static bool IsMood(PromptWords words, string mood) => words.Say(Book.Moods[mood]);

    private static Style Named(string name) => All.First(style => style.Name == name);

    /// <summary>Chords for both modes.</summary>
    internal sealed record ByMode(IReadOnlyList<string> Major, IReadOnlyList<string> Minor);

    /// <summary>An instrument that plays the melody where a prompt names it.</summary>
    internal sealed record Soloist(string Words, Style.Part Part);
}
