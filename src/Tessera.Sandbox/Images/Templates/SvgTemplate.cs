using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Tessera.Sandbox.Images.Drawing;

namespace Tessera.Sandbox.Images.Templates;

/// <summary>
/// A drawing of <c>sandbox/art</c>. Its colours are those of plain daylight; <see cref="TemplateColours"/> turns each into what the scene makes
/// of it, by the class of the element. <c>sandbox/art/README.md</c> says how a file is drawn.
/// </summary>
internal sealed partial class SvgTemplate
{
    private static readonly ConcurrentDictionary<string, SvgTemplate> Read = new();

    // What only the designer's program or the compositor reads.
    private static readonly string[] Unwritten = ["class", "display", "style", "id", "data-turn"];

    private static readonly string[] Paints = ["fill", "stroke", "stop-color"];

    private readonly XElement _root;

    private SvgTemplate(XElement root) => _root = root;

    /// <summary>The file <c>sandbox/art/{path}.svg</c>, read once.</summary>
    public static SvgTemplate Of(string path) =>
        Read.GetOrAdd(path, static name => new(XElement.Parse(SandboxFile.ReadText($"art/{name}.svg"))));

    /// <summary>What the file says of the drawing as a whole, in an attribute <c>data-{name}</c>.</summary>
    public string? Fact(string name) => _root.Attribute($"data-{name}")?.Value;

    /// <summary>Draws it standing on a point.</summary>
    public void DrawOn(SvgFragment sketch, (double X, double Y) foot, double scale, TemplateColours ink, SeededRandom random, bool mirrored = false)
    {
        sketch.At(foot.X, foot.Y, scale, mirrored);
        var copy = new Copy(sketch, ink, random, Placeholder.Of(_root, ink, random));
        sketch.Begin(string.Join(' ', _root.Attributes()
            .Where(attribute => attribute.Name.LocalName.StartsWith("stroke-", StringComparison.Ordinal))
            .Select(attribute => $"{attribute.Name.LocalName}=\"{attribute.Value}\"")));
        foreach (var element in _root.Elements())
        {
            copy.Write(element);
        }

        sketch.End().End();
    }

    [GeneratedRegex(@"rotate\([-\d.]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rotation { get; }

    /// <summary>One copy of the drawing in a sketch.</summary>
    private sealed class Copy(SvgFragment sketch, TemplateColours ink, SeededRandom random, IReadOnlyDictionary<string, Placeholder> placeholders)
    {
        private readonly string _ids = sketch.NextId() + "-";

        public void Write(XElement element)
        {
            var name = element.Name.LocalName;
            if (element.Name.Namespace != XNamespace.Get("http://www.w3.org/2000/svg") || name is "metadata" or "title" or "desc"
                || (Fact(element, "when") is { } condition && !ink.Shows(condition)))
            {
                return;
            }

            var children = element.Elements();
            if (Fact(element, "one-of") is not null)
            {
                children = [random.Pick([.. children])];
            }

            var text = sketch.Shapes.Text.Append('<').Append(name);
            WriteAttributes(text, element);
            text.Append('>');
            foreach (var child in children)
            {
                Write(child);
            }

            text.Append("</").Append(name).Append('>');
        }

        private void WriteAttributes(StringBuilder text, XElement element)
        {
            var classes = element.Attribute("class")?.Value.Split(' ') ?? [];
            foreach (var (name, value) in Attributes(element))
            {
                var written = Paints.Contains(name) && value.StartsWith('#') ? Colour(Rgb.Of(value), classes).ToString()
                    : name is "href" ? $"#{_ids}{value[1..]}"
                    : name is "transform" && Fact(element, "turn") is { } turn ? Turned(value, turn)
                    : value.Replace("url(#", $"url(#{_ids}", StringComparison.Ordinal);
                text.Append(' ').Append(name).Append("=\"").Append(written).Append('"');
            }

            if (element.Attribute("id")?.Value is { } id)
            {
                text.Append(" id=\"").Append(_ids).Append(id).Append('"');
            }
        }

        // Inkscape writes paint into a style, and editors' own attributes have a namespace.
        private static IEnumerable<(string Name, string Value)> Attributes(XElement element) => element.Attributes()
            .Where(attribute => !attribute.IsNamespaceDeclaration && !Unwritten.Contains(attribute.Name.LocalName))
            .Where(attribute => attribute.Name.LocalName is "href" || attribute.Name.Namespace == XNamespace.None)
            .Select(attribute => (attribute.Name.LocalName, attribute.Value))
            .Concat((element.Attribute("style")?.Value ?? "").Split(';')
                .Select(declaration => declaration.Split(':', 2, StringSplitOptions.TrimEntries))
                .Where(declaration => declaration.Length == 2 && declaration[0] is not "display")
                .Select(declaration => (declaration[0], declaration[1])));

        private Rgb Colour(Rgb drawn, string[] classes)
        {
            var placeholder = classes.Select(placeholders.GetValueOrDefault).FirstOrDefault(known => known is not null);
            var own = placeholder?.Colour ?? drawn;
            var treated = classes.Contains("fixed") ? own
                : classes.Contains("shining") || placeholder is { IsLight: true } ? ink.Palette.Shining(own)
                : ink.Lit(own);
            return placeholder is null ? treated : treated.Shaded(drawn.ShadeOf(placeholder.Drawn));
        }

        private string Turned(string transform, string between)
        {
            var ends = between.Split(' ').Select(end => double.Parse(end, CultureInfo.InvariantCulture)).ToArray();
            return Rotation.Replace(transform, string.Create(CultureInfo.InvariantCulture, $"rotate({random.Between(ends[0], ends[1]):0.##}"), 1);
        }

        private static string? Fact(XElement element, string name) => element.Attribute($"data-{name}")?.Value;
    }
}
