using Tessera.Sandbox.Images.Colours;
using Tessera.Sandbox.Images.Subjects;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>A scene being set: what scenery, subjects and weather share.</summary>
internal sealed class Scene
{
    private readonly List<SceneLayer> _layers = [];

    public Scene(Canvas canvas, Palette palette, ScenePrompt prompt, SeededRandom random)
    {
        (Canvas, Palette, Prompt, Random) = (canvas, palette, prompt, random);
        var composition = random.Fork("composition");
        var subjectIsLeft = composition.Chance(0.5);
        SubjectX = canvas.Width * (subjectIsLeft ? composition.Between(0.32, 0.42) : composition.Between(0.58, 0.68));
        SunX = canvas.Width * (subjectIsLeft ? composition.Between(0.58, 0.8) : composition.Between(0.2, 0.42));
        Horizon = canvas.Height * composition.Between(0.58, 0.66);
        SunY = palette.Hour switch
        {
            TimeOfDay.Sunset => Horizon - composition.Between(30, 150),
            TimeOfDay.Dawn => Horizon - composition.Between(80, 220),
            TimeOfDay.Dusk => Horizon - composition.Between(-10, 40),
            _ => canvas.Height * composition.Between(0.14, 0.28),
        };
        Footing = _ => canvas.Height * 0.86;
    }

    public Canvas Canvas { get; }

    public Palette Palette { get; }

    public ScenePrompt Prompt { get; }

    public SeededRandom Random { get; }

    public Place Place { get; init; }

    /// <summary>Whether the place is drawn; otherwise the subjects stand before a caller's image.</summary>
    public bool HasScenery { get; init; } = true;

    /// <summary>Where land and sky meet.</summary>
    public double Horizon { get; set; }

    public double SunX { get; set; }

    public double SunY { get; set; }

    /// <summary>Where the first subject stands or floats.</summary>
    public double SubjectX { get; set; }

    /// <summary>The ground a subject stands on, at a place across.</summary>
    public Func<double, double> Footing { get; set; }

    /// <summary>How large subjects are in this place; 1 outdoors.</summary>
    public double SubjectScale { get; set; } = 1;

    /// <summary>Whether boats float, and everything else stands at the water's edge.</summary>
    public bool HasWater { get; set; }

    /// <summary>Whether there is land before the water to stand on.</summary>
    public bool HasShore { get; set; }

    /// <summary>Whether it is a room: nothing flies in it, and its weather is outside of the window.</summary>
    public bool IsInside { get; set; }

    public IReadOnlyList<SceneLayer> Layers => _layers;

    /// <summary>Whether snow lies.</summary>
    public bool IsSnowy => Prompt.Weather is Weather.Snow || Prompt.Has(Place.Winter) || Prompt.Has("snowman");

    /// <summary>What drawings can ask of the scene by <c>data-when</c>: all that the prompt names, and what follows from it.</summary>
    public HashSet<string> Conditions
    {
        get
        {
            var wet = Prompt.Weather is Weather.Rain or Weather.Storm;
            var ceiling = wet || Prompt.Weather is Weather.Snow;
            (bool Holds, string Name)[] derived =
            [
                (wet, "wet"), (ceiling, "ceiling"), (ceiling || Prompt.Weather is Weather.Fog, "overcast"), (IsSnowy, "snowy"),
                (Palette.Hour is TimeOfDay.Sunset or TimeOfDay.Dusk or TimeOfDay.Night || Prompt.Has(Style.Cyberpunk), "lit"),
                (Prompt.AllowsTrees, "trees"), (Prompt.AllowsPeople, "people"),
                (Random.Fork("flip").Chance(0.5), "flipped"), (wet, "umbrella"), (Prompt.Subjects.All(subject => subject.Kind is "cup" or "umbrella"), "passer"),
                (Prompt.Subjects.Count == 0 || Prompt.Subjects.Any(subject => !Subject.Of(subject.Kind).Flies), "grounded"),
            ];
            return derived.Where(condition => condition.Holds).Select(condition => condition.Name)
                .Concat(Prompt.Styles.Select(style => $"{style}").Concat(Prompt.Moods.Select(mood => $"{mood}")).Concat(Prompt.Places.Select(place => $"{place}")))
                .Concat(Prompt.Subjects.Select(subject => subject.Kind).Append($"{Palette.Hour}").Append($"{Prompt.Weather}"))
                .Select(name => name.ToLowerInvariant())
                .ToHashSet();
        }
    }

    /// <summary>What the ground is: snow hides every other.</summary>
    public Rgb Soil(Rgb usual) => IsSnowy ? Rgb.Of("#eef3fb") : (Prompt.LandColour is { } land ? usual.Tinted(land, 0.7) : usual);

    /// <summary>Lays a new sheet over all others.</summary>
    public SvgMarkup Layer(double depth, Motion motion = default)
    {
        var fragment = new SvgMarkup(string.Create(CultureInfo.InvariantCulture, $"sheet{_layers.Count}-"));
        _layers.Add(new SceneLayer(fragment, depth, motion));
        return fragment;
    }
}
