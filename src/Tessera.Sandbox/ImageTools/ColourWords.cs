using System.Text.RegularExpressions;

namespace Tessera.Sandbox.ImageTools;

/// <summary>Colours named in a prompt, in English and Russian.</summary>
internal static partial class ColourWords
{
    private static readonly (string English, string Russian, (double Red, double Green, double Blue) Colour)[] All =
    [
        ("red", "красн", (214, 48, 49)),
        ("orange", "оранж", (235, 129, 40)),
        ("yellow", "жёлт", (240, 205, 60)),
        ("green", "зелён", (64, 150, 70)),
        ("teal", "бирюз", (30, 150, 150)),
        ("blue", "син", (45, 95, 200)),
        ("purple", "фиолет", (130, 70, 180)),
        ("pink", "розов", (235, 130, 170)),
        ("brown", "коричн", (125, 85, 55)),
        ("white", "бел", (240, 240, 238)),
        ("black", "чёрн", (28, 28, 32)),
        ("gold", "золот", (212, 170, 70)),
        ("grey", "сер", (128, 128, 130)),
    ];

    /// <summary>The first colour named, if there is one.</summary>
    public static (double Red, double Green, double Blue)? In(string prompt) => AllIn(prompt).Select(colour => ((double, double, double)?)colour).FirstOrDefault();

    /// <summary>The colours named, in the order of the prompt.</summary>
    public static IEnumerable<(double Red, double Green, double Blue)> AllIn(string prompt) =>
        from Match word in Word.Matches(Excerpt.Head(prompt, 2_000))
        let found = Array.Find(All, entry => word.Value.Equals(entry.English, StringComparison.OrdinalIgnoreCase)
            || word.Value.Replace('е', 'ё').StartsWith(entry.Russian.Replace('е', 'ё'), StringComparison.OrdinalIgnoreCase))
        where found.English is not null
        select found.Colour;

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word { get; }
}
