using System.Xml.Linq;
using Tessera.Sandbox.Images.Colours;

namespace Tessera.Sandbox.Images.Templates;

/// <summary>How an <see cref="SvgTemplate"/> looks in a scene.</summary>
/// <param name="Palette">The light.</param>
/// <param name="Nearness">0 far, lost in haze, to 1 near.</param>
internal sealed record TemplateColours(Palette Palette, double Nearness = 1)
{
    private IReadOnlyDictionary<string, Placeholder>? _common;

    /// <summary>The placeholders that every drawing has.</summary>
    public IReadOnlyDictionary<string, Placeholder> Common => _common ??= Placeholder.OfScene(Palette);

    /// <summary>Colours of placeholders by name, where the scene or the prompt decides them.</summary>
    public IReadOnlyDictionary<string, Rgb> Colours { get; init; } = new Dictionary<string, Rgb>();

    /// <summary>The conditions of <c>data-when</c> that hold besides those of the hour.</summary>
    public HashSet<string> Conditions { get; init; } = [];

    /// <summary>Whether it is land, which takes all of the light, and not a thing that must be recognised.</summary>
    public bool IsLand { get; init; }

    /// <summary>What the seed and the colours of the prompt make of a colour of the class <c>turned</c>.</summary>
    public Func<Rgb, Rgb> Turned { get; init; } = own => own;

    /// <summary>Whether an element is seen: all conditions of its <c>data-when</c> hold.</summary>
    public bool Shows(XElement element) => element.Attribute("data-when")?.Value.Split(' ').All(Shows) ?? true;

    private bool Shows(string condition) => condition switch
    {
        ['!', .. var other] => !Shows(other),
        "dark" => Palette.IsDark,
        "evening" => Palette.Hour is TimeOfDay.Sunset or TimeOfDay.Dusk or TimeOfDay.Night,
        _ => Conditions.Contains(condition),
    };

    /// <summary>A colour in the light of the scene, from where it stands.</summary>
    public Rgb Lit(Rgb own) => IsLand ? Palette.Tone(own, Nearness) : Palette.Subject(own).Mix(Palette.Tone(Palette.Haze, 0), (1 - Nearness) * 0.7);
}
