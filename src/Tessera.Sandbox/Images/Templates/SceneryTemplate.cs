using System.Xml.Linq;
using Tessera.Sandbox.Images.Scenery;

namespace Tessera.Sandbox.Images.Templates;

/// <summary>
/// Lays out a landscape of <c>sandbox/art/scenery</c> on a canvas of any shape: layers with depth and motion, ground lines,
/// and things strewn over them. <c>sandbox/art/README.md</c> says what a file can hold.
/// </summary>
internal sealed class SceneryTemplate
{
    // The frame that files are drawn for, and the horizon in it.
    private const double DrawnWidth = 1000;
    private const double DrawnHorizon = 620;
    private const double DrawnHeight = 1000;

    private readonly Scene _scene;
    private readonly SeededRandom _random;
    private readonly XElement _root;
    private readonly TemplateColours _colours;
    private readonly Dictionary<string, SvgMarkup> _layers = [];

    private SceneryTemplate(Scene scene, string name)
    {
        (_scene, _random, _root) = (scene, scene.Random.Fork(name), SvgTemplate.Of($"scenery/{name}").Root);
        var (ground, turn) = (scene.Soil(scene.Palette.Green), Fact(_root, "turns") is null ? 0 : Between(_random.Fork("turns"), Numbers(_root, "turns")));
        _colours = new TemplateColours(Fact(_root, "light") is "indoors" ? scene.Palette.Indoors : scene.Palette)
        {
            IsLand = true,
            Conditions = scene.Conditions,
            Turned = own => scene.Prompt.Colours is [var named, ..] ? own.Turned(turn).Tinted(named, 0.6) : own.Turned(turn),
            Colours = scene.Prompt.LandColour is { } land
                ? new Dictionary<string, Rgb> { ["soil"] = ground, ["bloom"] = land }
                : new Dictionary<string, Rgb> { ["soil"] = ground },
        };
    }

    /// <summary>Draws a landscape, with those that its file uses.</summary>
    public static void Draw(Scene scene, string name)
    {
        var template = new SceneryTemplate(scene, name);
        template.Prepare();
        template.DrawLayers();
    }

    private void Prepare()
    {
        if (Fact(_root, "horizon") is not null)
        {
            _scene.Horizon = _scene.Canvas.Height * Number(_root, "horizon", 0);
        }

        if (Fact(_root, "water") is { } water)
        {
            (_scene.HasWater, _scene.HasShore) = (water is not "none", water is "shore");
        }

        if (Fact(_root, "sun") is not null)
        {
            _scene.SunX = X(Number(_root, "sun", 0));
        }

        _scene.IsInside = Fact(_root, "light") is "indoors";
        _scene.SubjectScale = Number(_root, "scale", 1);
        SetFooting();
    }

    private void DrawLayers()
    {
        var index = 0;
        foreach (var element in _root.Elements())
        {
            if (element.Attribute("href")?.Value is [.. var other, '.', 's', 'v', 'g'] && _colours.Shows(element))
            {
                Draw(_scene, Fact(element, "view") is { } views ? View(views) : other);
                // The landscape around it has the last say on where things stand.
                Prepare();
            }
            else if (Fact(element, "depth") is not null && _random.Fork($"layer {index++}") is var random && _colours.Shows(element))
            {
                DrawLayer(element, random);
            }
        }
    }

    // What a room looks out on: the other place that the prompt names, or one of these.
    private string View(string views) =>
        _scene.Prompt.Places.Where(place => place is not (Place.Room or Place.Cafe or Place.Abstract or Place.Space or Place.Underwater))
            .Select(place => $"{place}".ToLowerInvariant()).FirstOrDefault() ?? _random.Pick(views.Split(' '));

    private void DrawLayer(XElement layer, SeededRandom random)
    {
        var fragment = _scene.Layer(Number(layer, "depth", 0), Motion.Parse(Fact(layer, "motion")));
        var colours = _colours with { Nearness = Number(layer, "nearness", 1), IsLand = Fact(layer, "things") is null };
        var writer = new TemplateWriter(fragment, colours, random, Placeholder.Of(_root, colours, _random.Fork("colours")));
        if (layer.Attribute("id") is { } id)
        {
            _layers[id.Value] = fragment;
        }

        foreach (var child in layer.Elements().Where(colours.Shows))
        {
            Write(fragment, writer, child, random);
        }
    }

    private void SetFooting()
    {
        var footing = Fact(_root, "footing")?.Split(' ');
        if (footing is [var height])
        {
            var level = Y(double.Parse(height, CultureInfo.InvariantCulture));
            _scene.Footing = _ => level;
        }
        else if (footing is [var ground, var share])
        {
            var (line, level) = (GroundLine(ground), Y(double.Parse(Element(ground).Attribute("y")!.Value, CultureInfo.InvariantCulture)));
            var down = (_scene.Canvas.Height - level) * double.Parse(share, CultureInfo.InvariantCulture);
            _scene.Footing = x => Math.Min(line(x) + down, _scene.Canvas.Height - 40);
        }
    }

    private void Write(SvgMarkup fragment, TemplateWriter writer, XElement element, SeededRandom random)
    {
        if (Fact(element, "mirror") is { } mirrored)
        {
            fragment.Add($"""<g transform="translate(0 {Y(Number(element, "shore", DrawnHorizon)) * 2}) scale(1 -1)" opacity="{Number(element, "opacity", 0.5)}">""");
            foreach (var layer in mirrored.Split(' ').Where(_layers.ContainsKey))
            {
                fragment.Include(_layers[layer]);
            }

            fragment.End();
        }
        else if (Fact(element, "ridge") is not null)
        {
            var line = GroundLine(element.Attribute("id")?.Value ?? throw new InvalidDataException("A ridge needs an id."));
            var outline = Fact(element, "crest") is not null ? PathShapes.Crests(_scene.Canvas, line, Number(element, "crest", 0))
                : PathShapes.Below(_scene.Canvas, line, Fact(element, "above") is null ? Y(Length(element, "y") + Length(element, "height")) : -20);
            writer.Write(Shape(element, "path", new XAttribute("d", outline)));
        }
        else if (Fact(element, "row") is not null || Fact(element, "scatter") is not null)
        {
            foreach (var (x, y, scale) in Fact(element, "row") is null ? Strewn(element, random) : InARow(element, random))
            {
                var mirror = Fact(element, "light") is null ? random.Chance(0.5) : _scene.SunX > x;
                fragment.At(x, y, mirror && Fact(element, "mirrored") is not "never" ? -scale : scale, scale);
                foreach (var child in writer.Children(element))
                {
                    writer.Write(child);
                }

                fragment.End();
            }
        }
        else if (Fact(element, "at")?.Split(' ') is { } spot)
        {
            var (x, y, across, down) = Spot(spot);
            fragment.At(x, y, across, down);
            writer.Write(element);
            fragment.End();
        }
        else
        {
            writer.Write(element.Name.LocalName is "rect" ? Stretched(element) : element);
        }
    }

    // Where a group of `data-at` has its origin, and how large it is there.
    private (double X, double Y, double Across, double Down) Spot(string[] spot)
    {
        var (width, height, subjectIsLeft) = (_scene.Canvas.Width, _scene.Canvas.Height, _scene.SubjectX < _scene.Canvas.Width / 2);
        var level = spot.Length > 1 ? Y(double.Parse(spot[1], CultureInfo.InvariantCulture)) : _scene.Horizon;
        return spot[0] switch
        {
            "frame" => (X(0), 0, X(1) - X(0), height / DrawnHeight),
            "sun" => (_scene.SunX, spot.Length > 1 ? level : _scene.SunY, 1, 1),
            "glow" => (_scene.SunX, _scene.Horizon, 1, 1),
            "shore" => (width * (_scene.SunX < width / 2 ? 1.02 : -0.02), _scene.Horizon, 1, 1),
            "middle" => (width / 2, level, Math.Min(width / DrawnWidth, 1.1), Math.Min(width / DrawnWidth, 1.1)),
            "opposite" when spot.Length == 1 => (width * (subjectIsLeft ? 0.74 : 0.26), _scene.Horizon, _scene.Horizon / DrawnHorizon, _scene.Horizon / DrawnHorizon),
            "opposite" => (width * (subjectIsLeft ? 0.74 : 0.26), level, subjectIsLeft ? 1 : -1, 1),
            "subject" => (_scene.SubjectX, spot.Length > 1 ? level : _scene.Footing(_scene.SubjectX), 1, 1),
            var across => (X(double.Parse(across, CultureInfo.InvariantCulture)), level, height / DrawnHeight, height / DrawnHeight),
        };
    }

    // A plain rectangle reaches beyond both sides, for a camera that moves.
    private XElement Stretched(XElement element)
    {
        var (top, bottom) = (Y(Length(element, "y")), Y(Length(element, "y") + Length(element, "height")));
        return Shape(element, "rect", new XAttribute("x", Text(Canvas.Left - 200)), new XAttribute("width", Text(_scene.Canvas.Span + 400)), new XAttribute("y", Text(top)), new XAttribute("height", Text(bottom - top)));
    }

    private IEnumerable<(double X, double Y, double Scale)> InARow(XElement row, SeededRandom random)
    {
        var (line, sizes) = (GroundLine(Fact(row, "along")!), Numbers(row, "sizes"));
        var (groups, gaps, clearing) = (PathShapes.Waves(random, 420), Number(row, "gaps", -1), Number(row, "clearing", 0) * _scene.Canvas.Width / DrawnWidth);
        // A skyline has a heart: what stands in the middle is taller.
        var heap = Number(row, "heap", 0);
        var middle = (_scene.Canvas.Width * 0.5) + ((_scene.SubjectX - (_scene.Canvas.Width * 0.5)) * 0.6);
        var all = new List<(double X, double Y, double Scale)>();
        for (var x = Canvas.Left; x < _scene.Canvas.Right; x += Number(row, "row", 50) * (Fact(row, "even") is null ? random.Between(0.6, 1.4) : 1))
        {
            if (groups(x) > gaps && Math.Abs(x - middle) >= clearing * random.Between(0.8, 1.1))
            {
                var peak = 1 - (heap * (1 - Math.Exp(-Math.Pow((x - (_scene.Canvas.Width / 2)) / (_scene.Canvas.Width * 0.36), 2))));
                all.Add((x, line(x) + 6, Between(random, sizes) * peak / 100));
            }
        }

        // The tall ones stand behind.
        return all.OrderByDescending(entry => entry.Scale);
    }

    private IEnumerable<(double X, double Y, double Scale)> Strewn(XElement area, SeededRandom random)
    {
        var (sizes, bias, falls) = (Numbers(area, "sizes"), Number(area, "bias", 1), Fact(area.Parent!, "motion")?.StartsWith("fall", StringComparison.Ordinal) is true);
        var bounds = Fact(area, "area") is null ? [0, 0, 0, DrawnHeight] : Numbers(area, "area");
        var line = Fact(area, "along") is { } ground ? GroundLine(ground) : null;
        var (left, right, clearing) = falls ? (0, _scene.Canvas.Width, 0) : (X(bounds[0]), X(bounds[2]), Number(area, "clearing", 0));
        var around = Fact(area, "around") is null ? null : Numbers(area, "around");
        var deep = (_scene.Canvas.Height - _scene.Horizon) / (DrawnHeight - DrawnHorizon);
        var count = (int)(Number(area, "scatter", 10) * _scene.Canvas.Width * _scene.Canvas.Height / (DrawnWidth * DrawnHeight));
        var all = new List<(double X, double Y, double Scale)>();
        for (var i = 0; i < count; i++)
        {
            // A column each: evenly strewn things look better than clumps of them.
            var (x, down) = (left + ((right - left) * (i + random.Next()) / count), Math.Pow(random.Next(), bias));
            var y = bounds[1] + ((bounds[3] - bounds[1]) * down);
            if (around is not null)
            {
                x = _scene.SunX + ((random.Next() + random.Next() + random.Next() - 1.5) * (around[0] + ((around[1] - around[0]) * down)) * 1.3);
            }

            var size = sizes[0] + ((sizes[1] - sizes[0]) * down);
            if (Math.Abs(x - _scene.SubjectX) < clearing)
            {
                continue;
            }

            var copy = (X: x, Y: line is null ? Y(y) : line(x) + (y * deep), Scale: size * random.Between(0.7, 1.25) / 100);
            all.Add(copy);
            if (falls)
            {
                all.AddRange(Wrapped(copy));
            }
        }

        return sizes[1] > sizes[0] ? all.OrderBy(copy => copy.Scale) : all;
    }

    // What crosses an edge of a falling sheet is drawn at the other edge as well, so that it repeats without a seam.
    private IEnumerable<(double X, double Y, double Scale)> Wrapped((double X, double Y, double Scale) copy)
    {
        var reach = copy.Scale * 100;
        if (copy.Y + reach > _scene.Canvas.Height)
        {
            yield return copy with { Y = copy.Y - _scene.Canvas.Height };
        }

        if (copy.X - reach < 0)
        {
            yield return copy with { X = copy.X + _scene.Canvas.Width };
        }
    }

    // Each ground line has chance of its own, so that what stands on it can be painted before it.
    private Func<double, double> GroundLine(string id)
    {
        var element = Element(id);
        var shape = Fact(element, "ridge")!.Split(' ');
        if (shape is ["like", var other])
        {
            var (like, shift) = (GroundLine(other), Y(Length(element, "y")) - Y(Length(Element(other), "y")));
            return x => like(x) + shift;
        }

        var (length, swing) = (double.Parse(shape[1], CultureInfo.InvariantCulture), double.Parse(shape[2], CultureInfo.InvariantCulture));
        var (random, level) = (_random.Fork(id), Y(Length(element, "y")));
        var wave = shape[0] is "crags" ? PathShapes.Crags(random, length, 4) : PathShapes.Waves(random, shape[0] is "swell" or "scallops" ? length * 5 : length);
        var (phase, rise) = (random.Between(0, length), Number(element, "rise", 0));
        return shape[0] switch
        {
            "mesas" => x => level - Math.Clamp((wave(x) * swing * 2) - 10, 0, swing),
            // The absolute sine has the sharp crest and round trough of water under wind.
            "swell" => x => level - (Math.Pow(1 - Math.Abs(Math.Sin(Math.PI * (x + phase) / length)), 1.6) * swing) + (wave(x) * swing * 0.4),
            "scallops" => x => level + ((Math.Abs(Math.Sin(Math.PI * (x + phase + (wave(x) * length)) / length)) + (wave(x) * 0.4)) * swing),
            _ => x => level + (wave(x) * swing) - (rise * Math.Max(0, 1 - (1.15 * FromSubjectsSide(x)))),
        };
    }

    private double FromSubjectsSide(double x) =>
        (_scene.SubjectX < _scene.Canvas.Width / 2 ? x : _scene.Canvas.Width - x) / _scene.Canvas.Width;

    private XElement Element(string id) => _root.Descendants().First(element => element.Attribute("id")?.Value == id);

    private double X(double drawn) => Canvas.Left + ((drawn + Canvas.Margin) * _scene.Canvas.Span / (DrawnWidth + (2 * Canvas.Margin)));

    private double Y(double drawn) => drawn <= DrawnHorizon
        ? drawn * _scene.Horizon / DrawnHorizon
        : _scene.Horizon + ((drawn - DrawnHorizon) * (_scene.Canvas.Height - _scene.Horizon) / (DrawnHeight - DrawnHorizon));

    private static XElement Shape(XElement drawn, string name, params XAttribute[] geometry) =>
        new(drawn.Name.Namespace + name, drawn.Attributes().Where(attribute => attribute.Name.LocalName is not ("x" or "y" or "width" or "height" or "id")), geometry);

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static double Length(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static double Number(XElement element, string name, double usual) => Fact(element, name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : usual;

    private static double[] Numbers(XElement element, string name) => [.. Fact(element, name)!.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];

    private static double Between(SeededRandom random, double[] ends) => random.Between(ends[0], ends[1]);

    private static string? Fact(XElement element, string name) => TemplateWriter.Fact(element, name);
}
