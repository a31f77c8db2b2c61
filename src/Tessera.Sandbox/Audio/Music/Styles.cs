namespace Tessera.Sandbox.Audio.Music;

/// <summary>All styles, and the choice among them.</summary>
internal static class Styles
{
    private static readonly Style[] All = [.. AcousticStyles.All, .. ElectronicStyles.All];

    // What a prompt that names no style at all may become.
    private static readonly string[] Agreeable = ["lofi", "folk", "house", "piano", "cinematic", "synthwave"];

    private static readonly string[] MajorProgressions = ["1 5 6 4", "1 6 4 5", "1 4 6 5", "1 3 4 5", "6 4 1 5"];

    private static readonly string[] MinorProgressions = ["1 6 3 7", "1 4 6 5", "1 7 6 7", "1 3 7 4", "6 7 1 1"];

    /// <summary>The style a prompt asks for; the first of those named most, else one by its hints, else one by its words.</summary>
    public static Style Of(PromptWords words)
    {
        var named = All
            .Select(style => (Style: style, Weight: (2 * words.Count(style.Words)) + words.Count(style.Hints), Place: words.Place(style.Words)))
            .Where(choice => choice.Weight > 0)
            .OrderByDescending(choice => choice.Weight)
            .ThenBy(choice => choice.Place)
            .Select(choice => choice.Style)
            .FirstOrDefault();
        return named ?? Named(Agreeable[Signal.Stable.Hash(words.Text) % Agreeable.Length]);
    }

    /// <summary>The progressions of a style in a scale that may not be its own.</summary>
    public static string[] Progressions(Style style, Scale scale) =>
        style.Progressions.Length > 0 && style.Scale.IsMinor == scale.IsMinor ? style.Progressions
            : scale.IsMinor ? MinorProgressions
            : MajorProgressions;

    private static Style Named(string name) => All.First(style => style.Name == name);
}
