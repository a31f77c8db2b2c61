using Tessera.Sandbox.Images.Colours;
using Tessera.Sandbox.Images.Drawing;
using Tessera.Sandbox.Images.Prompts;

namespace Tessera.Sandbox.Images.Templates;

/// <summary>How an <see cref="SvgTemplate"/> looks in a scene.</summary>
/// <param name="Palette">The light.</param>
/// <param name="Nearness">0 far, lost in haze, to 1 near.</param>
internal sealed record TemplateColours(Palette Palette, double Nearness = 1)
{
    /// <summary>Colours of placeholders by name, where the scene or the prompt decides them.</summary>
    public IReadOnlyDictionary<string, Rgb> Colours { get; init; } = new Dictionary<string, Rgb>();

    /// <summary>The conditions of <c>data-when</c> that hold besides those of the hour.</summary>
    public IReadOnlySet<string> Conditions { get; init; } = new HashSet<string>();

    /// <summary>With a colour for <c>main</c>.</summary>
    public TemplateColours In(Rgb main) => this with { Colours = new Dictionary<string, Rgb> { ["main"] = main } };

    /// <summary>Whether what is drawn for a condition is seen.</summary>
    public bool Shows(string condition) => condition switch
    {
        ['!', .. var other] => !Shows(other),
        "dark" => Palette.IsDark,
        "evening" => Palette.Hour is TimeOfDay.Sunset or TimeOfDay.Dusk or TimeOfDay.Night,
        _ => Conditions.Contains(condition),
    };

    /// <summary>A colour in the light of the scene, from where it stands.</summary>
    public Rgb Lit(Rgb own) => Palette.Subject(own).Mix(Palette.Tone(Palette.Haze, 0), (1 - Nearness) * 0.7);
}
