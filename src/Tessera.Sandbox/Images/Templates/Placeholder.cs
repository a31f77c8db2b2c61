using System.Xml.Linq;
using Tessera.Sandbox.Images.Colours;

namespace Tessera.Sandbox.Images.Templates;

/// <summary>A colour of a drawing that differs from scene to scene; the shades drawn of it follow.</summary>
/// <param name="Drawn">What it is in the file.</param>
/// <param name="Colour">What it is in this scene, before the light.</param>
/// <param name="IsLight">Whether it shines by itself.</param>
internal sealed record Placeholder(Rgb Drawn, Rgb Colour, bool IsLight = false)
{
    /// <summary>The placeholders of a drawing: those of every scene, and those the root declares as <c>data-{name}="#rrggbb …"</c>.</summary>
    public static IReadOnlyDictionary<string, Placeholder> Of(XElement root, TemplateColours colours, SeededRandom random)
    {
        var declarations = root.Attributes().Where(attribute => attribute.Value.StartsWith('#')).ToList();
        if (declarations.Count == 0)
        {
            return colours.Common;
        }

        var all = new Dictionary<string, Placeholder>(colours.Common);
        var palette = colours.Palette;
        foreach (var declared in declarations)
        {
            var name = declared.Name.LocalName["data-".Length..];
            var choices = declared.Value.Split(' ');
            var drawn = Rgb.Of(choices[0]);
            var usual = palette.IsDark && root.Attribute($"{declared.Name}-dark")?.Value is { } dark ? Rgb.Of(dark)
                : choices[^1] is "green" ? palette.Green.Shaded(drawn.ShadeOf(all["green"].Drawn))
                : Rgb.Of(random.Pick(choices));
            all[name] = new(drawn, colours.Colours.TryGetValue(name, out var given) ? given : usual);
        }

        return all;
    }

    /// <summary>The placeholders that every drawing of a scene has.</summary>
    public static IReadOnlyDictionary<string, Placeholder> OfScene(Palette palette)
    {
        var all = new Dictionary<string, Placeholder>
        {
            ["accent"] = new(Rgb.Of("#f2643d"), palette.Accent),
            ["green"] = new(Rgb.Of("#6fae52"), palette.Green),
            ["stone"] = new(Rgb.Of("#7d90a3"), palette.Stone),
            ["glow"] = new(Rgb.Of("#ffd9a8"), palette.Glow, IsLight: true),
            ["lamp"] = new(Rgb.Of("#ffcf7a"), palette.Lamp, IsLight: true),
            ["haze"] = new(Rgb.Of("#cfe6ee"), palette.Haze, IsLight: true),
            ["sun"] = new(Rgb.Of("#fffdf0"), palette.Sun, IsLight: true),
            ["window"] = palette.IsDark
                ? new(Rgb.Of("#5d7f9a"), palette.Lamp.Lighter(0.15), IsLight: true)
                : new(Rgb.Of("#5d7f9a"), Rgb.Of("#5d7f9a")),
        };
        for (var height = 0; height <= 100; height += 10)
        {
            all[$"sky-{height}"] = new(Rgb.Of("#9cc8e8"), palette.SkyAt(height / 100.0), IsLight: true);
        }

        return all;
    }
}
