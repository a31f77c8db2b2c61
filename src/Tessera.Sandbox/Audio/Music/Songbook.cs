namespace Tessera.Sandbox.Audio.Music;

/// <summary>
/// The styles, and the words of a prompt that choose among them: <c>sandbox/music/songbook.json</c>, whose schema explains
/// the members.
/// </summary>
internal sealed record Songbook(
    IReadOnlyList<string> Styles,
    IReadOnlyList<string> Agreeable,
    IReadOnlyDictionary<string, IReadOnlyList<int>> Scales,
    IReadOnlyDictionary<string, int> Notes,
    Songbook.ByMode Progressions,
    IReadOnlyDictionary<string, string> Moods,
    IReadOnlyList<Songbook.Soloist> Soloists)
{
    private static readonly Songbook Book = SandboxFile.ReadJson<Songbook>("music/songbook.json");

    private static readonly IReadOnlyList<Style> All =
        [.. Book.Styles.Select(name => SandboxFile.ReadJson<Style>($"music/styles/{name}.json"))];

    /// <summary>The style a prompt asks for: the first of those named most, else one by its hints, else one by its words.</summary>
    public static Style StyleOf(PromptWords words) => All
        .Select(style => (Style: style, Weight: (2 * words.Count(style.Words)) + words.Count(style.Hints), Place: words.Place(style.Words)))
        .Where(choice => choice.Weight > 0)
        .OrderByDescending(choice => choice.Weight)
        .ThenBy(choice => choice.Place)
        .Select(choice => choice.Style)
        .FirstOrDefault(All.First(style => style.Name == SeededRandom.For(words.Text, 0).Pick(Book.Agreeable)));

    /// <summary>The progressions of a style in a scale that may not be its own.</summary>
    public static IReadOnlyList<string> ProgressionsOf(Style style, Scale scale) =>
        style.Progressions.Count > 0 && ScaleOf(style.Scale).IsMinor == scale.IsMinor ? style.Progressions
            : scale.IsMinor ? Book.Progressions.Minor
            : Book.Progressions.Major;

    /// <summary>The solo instruments that a prompt names.</summary>
    public static IReadOnlyList<Style.Part> SoloistsOf(PromptWords words) =>
        [.. Book.Soloists.Where(soloist => words.Say(soloist.Words)).Select(soloist => soloist.Part)];

    public static Scale ScaleOf(string name) => new(Book.Scales[name]);

    /// <summary>The pitch class of a note by its English or Russian name, 0 is C.</summary>
    public static int PitchOf(string note) => Book.Notes[note.ToLowerInvariant()];

    /// <summary>Whether a prompt has a mood.</summary>
    public static bool IsMood(PromptWords words, string mood) => words.Say(Book.Moods[mood]);

    /// <summary>Chords for both modes.</summary>
    internal sealed record ByMode(IReadOnlyList<string> Major, IReadOnlyList<string> Minor);

    /// <summary>An instrument that plays the melody where a prompt names it.</summary>
    internal sealed record Soloist(string Words, Style.Part Part);
}
