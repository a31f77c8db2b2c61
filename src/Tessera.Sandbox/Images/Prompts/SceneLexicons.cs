namespace Tessera.Sandbox.Images.Prompts;

/// <summary>What a prompt can name besides subjects, from <c>sandbox/prompts/images.json</c>.</summary>
internal static class SceneLexicons
{
    private static readonly Dictionary<string, Dictionary<string, string>> File =
        SandboxFile.ReadJson<Dictionary<string, Dictionary<string, string>>>("prompts/images.json");

    public static Lexicon<Place> Places { get; } = Of("places", Enum<Place>);

    public static Lexicon<TimeOfDay> Hours { get; } = Of("hours", Enum<TimeOfDay>);

    public static Lexicon<Weather> Weathers { get; } = Of("weathers", Enum<Weather>);

    public static Lexicon<Style> Styles { get; } = Of("styles", Enum<Style>);

    public static Lexicon<Mood> Moods { get; } = Of("moods", Enum<Mood>);

    public static Lexicon<string> Colours { get; } = Of("colours", hex => hex);

    public static Lexicon<int> Counts { get; } = Of("counts", count => int.Parse(count, CultureInfo.InvariantCulture));

    public static Lexicon<Pose> Poses { get; } = Of("poses", Enum<Pose>);

    /// <summary>Words before something that must not be seen.</summary>
    public static Lexicon<bool> Denials { get; } = new((true, File["remarks"]["denial"]));

    public static Lexicon<bool> CloseUps { get; } = new((true, File["remarks"]["close_up"]));

    /// <summary>Words that name nothing visible, so their absence from the image is not reported.</summary>
    public static Lexicon<bool> Empty { get; } = new((true, File["remarks"]["empty"]));

    private static Lexicon<T> Of<T>(string section, Func<string, T> meaning)
        where T : notnull =>
        new([.. File[section].Select(entry => (meaning(entry.Key), entry.Value))]);

    private static T Enum<T>(string name)
        where T : struct =>
        System.Enum.Parse<T>(name, ignoreCase: true);
}
