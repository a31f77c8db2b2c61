using System.Text.Json.Serialization;

namespace Tessera.Sandbox.Images.Colours;

/// <summary>The light of one image: a sky, and what it makes of the colours of things.</summary>
/// <param name="Hour">The hour whose light it is.</param>
/// <param name="Sky">From the top down to the horizon, at least three.</param>
/// <param name="Sun">The disc of the sun or moon.</param>
/// <param name="Glow">The light around it.</param>
/// <param name="Haze">What distance dissolves into.</param>
/// <param name="Light">The colour of the light that falls on things; white changes nothing.</param>
/// <param name="Green">Foliage and grass.</param>
/// <param name="Stone">Rock and far mountains.</param>
/// <param name="Accent">Something that stands out: flowers, signs, sails.</param>
internal sealed record Palette(TimeOfDay Hour, IReadOnlyList<Rgb> Sky, Rgb Sun, Rgb Glow, Rgb Haze, Rgb Light, Rgb Green, Rgb Stone, Rgb Accent)
{
    private static readonly Tables All = SandboxFile.ReadJson<Tables>("art/palettes.json");

    /// <summary>Lamps and lit windows.</summary>
    public Rgb Lamp { get; init; } = Rgb.Of("#ffcf7a");

    /// <summary>Changes every finished colour; a style's doing.</summary>
    [JsonIgnore]
    public Func<Rgb, Rgb> Style { get; init; } = colour => colour;

    /// <summary>The same hour in a city of neon.</summary>
    public Palette Neon => All.Neon[IsDark ? 1 : 0] with { Hour = Hour, Style = Style };

    public bool IsNight => Hour is TimeOfDay.Night;

    public bool IsDark => Hour is TimeOfDay.Night or TimeOfDay.Dusk;

    /// <summary>The same hour in a room: the light of a lamp in the dark, and what a window lets in by day.</summary>
    public Palette Indoors => this with { Light = IsDark ? Rgb.Of("#d9a878").Darker(0.18) : Light.Mix(Rgb.White, 0.5).Darker(0.1) };

    /// <summary>One of an hour's: two sunsets differ.</summary>
    public static Palette Of(TimeOfDay hour, SeededRandom random) => random.Pick([.. All.Hours.Where(palette => palette.Hour == hour)]);

    /// <summary>A thing's own colour as it looks here, from 0 (far, lost in haze) to 1 (near).</summary>
    public Rgb Tone(Rgb own, double nearness = 1)
    {
        var lit = own.Under(Light);
        return Style(lit.Mix(Haze, (1 - nearness) * 0.88));
    }

    /// <summary>A near thing that must be recognised, so it keeps more of its own colour than the land around it.</summary>
    public Rgb Subject(Rgb own) => Style(own.Under(Light.Mix(Rgb.White, 0.35)));

    /// <summary>Something that shines by itself.</summary>
    public Rgb Shining(Rgb own) => Style(own);

    /// <summary>The sky's colour at a height, 0 at the top and 1 at the horizon, before the style.</summary>
    public Rgb SkyAt(double height)
    {
        var place = Math.Clamp(height, 0, 0.9999) * (Sky.Count - 1);
        return Sky[(int)place].Mix(Sky[(int)place + 1], place - (int)place);
    }

    private sealed record Tables(IReadOnlyList<Palette> Hours, IReadOnlyList<Palette> Neon);
}
