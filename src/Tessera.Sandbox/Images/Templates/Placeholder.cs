using System.Xml.Linq;
using Tessera.Sandbox.Images.Drawing;

namespace Tessera.Sandbox.Images.Templates;

/// <summary>A colour of a drawing that differs from scene to scene; the shades drawn of it follow.</summary>
/// <param name="Drawn">What it is in the file.</param>
/// <param name="Colour">What it is in this scene, before the light.</param>
/// <param name="IsLight">Whether it shines by itself.</param>
internal sealed record Placeholder(Rgb Drawn, Rgb Colour, bool IsLight = false)
{
    /// <summary>The placeholders of a drawing: those of every scene, and those the root declares as <c>data-{name}="#rrggbb …"</c>.</summary>
    public static IReadOnlyDictionary<string, Placeholder> Of(XElement root, TemplateColours ink, SeededRandom random)
    {
        var palette = ink.Palette;
        var all = new Dictionary<string, Placeholder>
        {
            ["accent"] = new(Rgb.Of("#f2643d"), palette.Accent),
            ["green"] = new(Rgb.Of("#6fae52"), palette.Green),
            ["stone"] = new(Rgb.Of("#7d90a3"), palette.Stone),
            ["glow"] = new(Rgb.Of("#ffd9a8"), palette.Glow, IsLight: true),
            ["lamp"] = new(Rgb.Of("#ffcf7a"), palette.Lamp, IsLight: true),
            ["window"] = palette.IsDark
                ? new(Rgb.Of("#5d7f9a"), palette.Lamp.Lighter(0.15), IsLight: true)
                : new(Rgb.Of("#5d7f9a"), Rgb.Of("#5d7f9a")),
        };
        foreach (var declared in root.Attributes().Where(attribute => attribute.Value.StartsWith('#')))
        {
            var name = declared.Name.LocalName["data-".Length..];
            var choices = declared.Value.Split(' ');
            var drawn = Rgb.Of(choices[0]);
            var usual = palette.IsDark && root.Attribute($"{declared.Name}-dark")?.Value is { } dark ? Rgb.Of(dark)
                : choices[^1] is "green" ? palette.Green.Shaded(drawn.ShadeOf(all["green"].Drawn))
                : Rgb.Of(random.Pick(choices));
            all[name] = new(drawn, ink.Colours.TryGetValue(name, out var given) ? given : usual);
        }

        return all;
    }
}
