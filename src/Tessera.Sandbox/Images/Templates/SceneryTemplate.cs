using System.Globalization;
using System.Xml.Linq;
using Tessera.Sandbox.Images.Drawing;
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
    private readonly Dictionary<string, SvgFragment> _layers = [];

    private SceneryTemplate(Scene scene, string name)
    {
        (_scene, _random, _root) = (scene, scene.Random.Fork(name), SvgTemplate.Of($"scenery/{name}").Root);
        var ground = scene.Soil(scene.Palette.Green);
        _colours = new TemplateColours(scene.Palette)
        {
            IsLand = true,
            Conditions = scene.Conditions,
            Colours = scene.Prompt.LandColour is { } land
                ? new Dictionary<string, Rgb> { ["soil"] = ground, ["bloom"] = land }
                : new Dictionary<string, Rgb> { ["soil"] = ground },
        };
    }

    /// <summary>Draws a landscape, and those it lies on before it.</summary>
    public static void Draw(Scene scene, string name)
    {
        var template = new SceneryTemplate(scene, name);
        if (Fact(template._root, "on") is { } under)
        {
            Draw(scene, under);
        }

        template.DrawLayers();
    }

    private void DrawLayers()
    {
        var index = 0;
        foreach (var layer in _root.Elements().Where(element => Fact(element, "depth") is not null))
        {
            var random = _random.Fork($"layer {index++}");
            if (!_colours.Shows(layer))
            {
                continue;
            }

            var fragment = _scene.Layer(Number(layer, "depth", 0), Motion.Parse(Fact(layer, "motion")));
            var colours = _colours with { Nearness = Number(layer, "nearness", 1) };
            var writer = new TemplateWriter(fragment, colours, random, Placeholder.Of(_root, colours, _random.Fork("colours")));
            _layers[layer.Attribute("id")?.Value ?? $"{index}"] = fragment;
            foreach (var child in layer.Elements().Where(colours.Shows))
            {
                Write(fragment, writer, child, random);
            }
        }

        if (Fact(_root, "footing")?.Split(' ') is [var ground, var share])
        {
            var (line, level) = (GroundLine(ground), Y(double.Parse(Element(ground).Attribute("y")!.Value, CultureInfo.InvariantCulture)));
            var down = (_scene.Canvas.Height - level) * double.Parse(share, CultureInfo.InvariantCulture);
            _scene.Footing = x => Math.Min(line(x) + down, _scene.Canvas.Height - 40);
        }
    }

    private void Write(SvgFragment fragment, TemplateWriter writer, XElement element, SeededRandom random)
    {
        if (Fact(element, "mirror") is { } mirrored)
        {
            var flip = new SvgMarkup().Add($"""transform="translate(0 {Y(Number(element, "shore", DrawnHorizon)) * 2}) scale(1 -1)" opacity="{Number(element, "opacity", 0.5)}" """);
            fragment.Include(_layers[mirrored], flip.ToString());
        }
        else if (Fact(element, "ridge") is not null)
        {
            var line = GroundLine(element.Attribute("id")?.Value ?? throw new InvalidDataException("A ridge needs an id."));
            var outline = PathShapes.Below(_scene.Canvas, line, Y(Length(element, "y") + Length(element, "height")));
            writer.Write(Shape(element, "path", new XAttribute("d", outline)));
        }
        else if (Fact(element, "row") is not null || Fact(element, "scatter") is not null)
        {
            foreach (var (x, y, scale) in Fact(element, "row") is null ? Strewn(element, random) : InARow(element, random))
            {
                var mirror = Fact(element, "light") is null ? random.Chance(0.5) : _scene.SunX > x;
                fragment.At(x, y, scale, mirror && Fact(element, "mirrored") is not "never");
                foreach (var child in writer.Children(element))
                {
                    writer.Write(child);
                }

                fragment.End();
            }
        }
        else if (Fact(element, "at") is { } spot)
        {
            var (x, y) = spot switch
            {
                "sun" => (_scene.SunX, _scene.SunY),
                "glow" => (_scene.SunX, _scene.Horizon),
                _ => (_scene.SubjectX, _scene.Footing(_scene.SubjectX)),
            };
            fragment.At(x, y, 1);
            writer.Write(element);
            fragment.End();
        }
        else
        {
            writer.Write(element.Name.LocalName is "rect" ? Stretched(element) : element);
        }
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
        var middle = (_scene.Canvas.Width * 0.5) + ((_scene.SubjectX - (_scene.Canvas.Width * 0.5)) * 0.6);
        var all = new List<(double X, double Y, double Scale)>();
        for (var x = Canvas.Left; x < _scene.Canvas.Right; x += Number(row, "row", 50) * random.Between(0.6, 1.4))
        {
            if (groups(x) > gaps && Math.Abs(x - middle) >= clearing * random.Between(0.8, 1.1))
            {
                all.Add((x, line(x) + 6, random.Between(sizes[0], sizes[1]) / 100));
            }
        }

        // The tall ones stand behind.
        return all.OrderByDescending(entry => entry.Scale);
    }

    private IEnumerable<(double X, double Y, double Scale)> Strewn(XElement area, SeededRandom random)
    {
        var (bounds, sizes, bias) = (Numbers(area, "area"), Numbers(area, "sizes"), Number(area, "bias", 1));
        var line = Fact(area, "along") is { } ground ? GroundLine(ground) : null;
        var (left, right, clearing) = (X(bounds[0]), X(bounds[2]), Number(area, "clearing", 0));
        var deep = (_scene.Canvas.Height - _scene.Horizon) / (DrawnHeight - DrawnHorizon);
        var count = (int)(Number(area, "scatter", 10) * _scene.Canvas.Width / DrawnWidth);
        var all = new List<(double X, double Y, double Scale)>();
        for (var i = 0; i < count; i++)
        {
            // A column each: evenly strewn things look better than clumps of them.
            var (x, down) = (left + ((right - left) * (i + random.Next()) / count), Math.Pow(random.Next(), bias));
            var y = bounds[1] + ((bounds[3] - bounds[1]) * down);
            var size = sizes[0] + ((sizes[1] - sizes[0]) * down);
            if (Math.Abs(x - _scene.SubjectX) < clearing)
            {
                continue;
            }

            all.Add((x, line is null ? Y(y) : line(x) + (y * deep), size * random.Between(0.7, 1.25) / 100));
        }

        return all.OrderBy(entry => entry.Y);
    }

    // Each ground line has chance of its own, so that what stands on it can be painted before it.
    private Func<double, double> GroundLine(string id)
    {
        var element = Element(id);
        var shape = Fact(element, "ridge")!.Split(' ');
        var (length, swing) = (double.Parse(shape[1], CultureInfo.InvariantCulture), double.Parse(shape[2], CultureInfo.InvariantCulture));
        var (random, level) = (_random.Fork(id), Y(Length(element, "y")));
        var wave = shape[0] is "crags" ? PathShapes.Crags(random, length, 4) : PathShapes.Waves(random, length);
        return shape[0] is "mesas" ? x => level - (Math.Clamp((wave(x) * swing * 2) - 10, 0, swing)) : x => level + (wave(x) * swing);
    }

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

    private static string? Fact(XElement element, string name) => TemplateWriter.Fact(element, name);
}
