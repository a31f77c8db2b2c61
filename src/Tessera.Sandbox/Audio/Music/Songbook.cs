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

    private static readonly IReadOnlyList<(Style Style, Lexicon<bool> Words, Lexicon<bool> Hints)> All =
        [.. Book.Styles.Select(name => SandboxFile.ReadJson<Style>($"music/styles/{name}.json")).Select(style => (style, Of(style.Words), Of(style.Hints)))];

    private static readonly Dictionary<string, Lexicon<bool>> MoodWords = Book.Moods.ToDictionary(mood => mood.Key, mood => Of(mood.Value));

    /// <summary>The style a prompt asks for: the first of those named most, else one by its hints, else one by its words.</summary>
    public static Style StyleOf(IReadOnlyList<string> words) => All
        .Select(choice => (choice.Style, Named: choice.Words.Find(words).ToList(), Hints: choice.Hints.Find(words).Count()))
        .Where(choice => choice.Named.Count + choice.Hints > 0)
        .OrderByDescending(choice => (2 * choice.Named.Count) + choice.Hints)
        .ThenBy(choice => choice.Named.Select(word => word.At).FirstOrDefault(int.MaxValue))
        .Select(choice => choice.Style)
        .FirstOrDefault(All.Select(choice => choice.Style).First(style => style.Name == SeededRandom.For(string.Join(' ', words), 0).Pick(Book.Agreeable)));

    /// <summary>The progressions of a style in a scale that may not be its own.</summary>
    public static IReadOnlyList<string> ProgressionsOf(Style style, Scale scale) =>
        style.Progressions.Count > 0 && ScaleOf(style.Scale).IsMinor == scale.IsMinor ? style.Progressions
            : scale.IsMinor ? Book.Progressions.Minor
            : Book.Progressions.Major;

    /// <summary>The solo instruments that a prompt names.</summary>
    public static IReadOnlyList<Style.Part> SoloistsOf(IReadOnlyList<string> words) =>
        [.. Book.Soloists.Where(soloist => Of(soloist.Words).Find(words).Any()).Select(soloist => soloist.Part)];

    public static Scale ScaleOf(string name) => new(Book.Scales[name]);

    /// <summary>The pitch class of a note by its English or Russian name, 0 is C.</summary>
    public static int PitchOf(string note) => Book.Notes[note.ToLowerInvariant()];

    /// <summary>Whether a prompt has a mood.</summary>
    public static bool IsMood(IReadOnlyList<string> words, string mood) => MoodWords[mood].Find(words).Any();

    private static Lexicon<bool> Of(string words) => new((true, words));

    /// <summary>Chords for both modes.</summary>
    internal sealed record ByMode(IReadOnlyList<string> Major, IReadOnlyList<string> Minor);

    /// <summary>An instrument that plays the melody where a prompt names it.</summary>
    internal sealed record Soloist(string Words, Style.Part Part);
}
