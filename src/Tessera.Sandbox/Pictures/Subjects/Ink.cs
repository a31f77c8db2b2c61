using Tessera.Sandbox.Pictures.Colours;
using Tessera.Sandbox.Pictures.Drawing;
using Tessera.Sandbox.Pictures.Reading;

namespace Tessera.Sandbox.Pictures.Subjects;

/// <summary>The colours a subject is drawn with in this scene's light.</summary>
/// <param name="Palette">The light.</param>
/// <param name="Own">The colour the prompt gave it, if any.</param>
/// <param name="Nearness">0 far to 1 near.</param>
internal sealed record Ink(Palette Palette, Rgb? Own, double Nearness)
{
    public Pose Pose { get; init; }

    /// <summary>Whether a person carries an umbrella, and of which colour.</summary>
    public Rgb? Umbrella { get; init; }

    /// <summary>The subject's main colour: the prompt's, or its own.</summary>
    public Rgb Main(string usual) => Lit(Own ?? Rgb.Of(usual));

    /// <summary>A colour that is always the subject's.</summary>
    public Rgb Of(string hex) => Lit(Rgb.Of(hex));

    /// <summary>A window: lit in the dark, otherwise glass.</summary>
    public Rgb Window => Palette.IsDark ? Palette.Shining(Palette.Lamp.Lighter(0.15)) : Lit(Rgb.Of("#5d7f9a"));

    /// <summary>Something that shines by itself.</summary>
    public Rgb Shining(string hex) => Palette.Shining(Rgb.Of(hex));

    private Rgb Lit(Rgb own) => Palette.Subject(own).Mix(Palette.Tone(Palette.Haze, 0), (1 - Nearness) * 0.7);
}
