using Tessera.Sandbox.Images.Drawing;
using Tessera.Sandbox.Images.Prompts;

namespace Tessera.Sandbox.Images.Colours;

/// <summary>The light of one picture: a sky, and what it makes of the colours of things.</summary>
internal sealed record Palette
{
    public required TimeOfDay Hour { get; init; }

    /// <summary>From the top down to the horizon, at least three.</summary>
    public required IReadOnlyList<Rgb> Sky { get; init; }

    /// <summary>The disc of the sun or moon.</summary>
    public required Rgb Sun { get; init; }

    /// <summary>The light around it.</summary>
    public required Rgb Glow { get; init; }

    /// <summary>What distance dissolves into.</summary>
    public required Rgb Haze { get; init; }

    /// <summary>The colour of the light that falls on things; white changes nothing.</summary>
    public required Rgb Light { get; init; }

    /// <summary>Lamps and lit windows.</summary>
    public required Rgb Lamp { get; init; }

    /// <summary>Foliage and grass.</summary>
    public required Rgb Green { get; init; }

    /// <summary>Rock and far mountains.</summary>
    public required Rgb Stone { get; init; }

    /// <summary>Something that stands out: flowers, signs, sails.</summary>
    public required Rgb Accent { get; init; }

    /// <summary>Changes every finished colour; a style's doing.</summary>
    public Func<Rgb, Rgb> Style { get; init; } = colour => colour;

    public bool IsNight => Hour is TimeOfDay.Night;

    public bool IsDark => Hour is TimeOfDay.Night or TimeOfDay.Dusk;

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

    /// <summary>The sky's colour at a height, 0 at the top and 1 at the horizon.</summary>
    public Rgb SkyAt(double height) => Style(RawSkyAt(height));

    /// <summary>The same before the style.</summary>
    public Rgb RawSkyAt(double height)
    {
        var place = Math.Clamp(height, 0, 0.9999) * (Sky.Count - 1);
        return Sky[(int)place].Mix(Sky[(int)place + 1], place - (int)place);
    }
}
