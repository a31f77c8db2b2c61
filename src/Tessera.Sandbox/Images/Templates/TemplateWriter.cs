using System.Text;
using System.Xml.Linq;

namespace Tessera.Sandbox.Images.Templates;

/// <summary>Writes elements of a file of <c>sandbox/art</c> into a fragment, in the colours of a scene.</summary>
internal sealed partial class TemplateWriter(
    SvgMarkup fragment, TemplateColours colours, SeededRandom random, IReadOnlyDictionary<string, Placeholder> placeholders)
{
    // What only the designer's program or the compositor reads.
    private static readonly string[] Unwritten = ["class", "display", "style", "id"];
    private static readonly string[] Paints = ["fill", "stroke", "stop-color"];

    // A flower stands in a meadow a thousand times.
    private readonly Dictionary<XElement, string> _written = [];
    private readonly string _ids = fragment.NextId() + "-";

    /// <summary>What an attribute <c>data-{name}</c> says.</summary>
    public static string? Fact(XElement element, string name) => element.Attribute($"data-{name}")?.Value;

    public void Write(XElement element)
    {
        var name = element.Name.LocalName;
        if (element.Name.Namespace != XNamespace.Get("http://www.w3.org/2000/svg") || name is "metadata" or "title" or "desc" || !colours.Shows(element))
        {
            return;
        }

        if (name is "use" && element.Attribute("href")?.Value is ['.', '.', '/', .. var path, '.', 's', 'v', 'g'])
        {
            SvgTemplate.Of(path).DrawOn(fragment, (0, 0), 1, ColoursOf(element), random);
            return;
        }

        var text = fragment.Text;
        if (_written.TryGetValue(element, out var written))
        {
            text.Append(written);
            return;
        }

        var start = text.Length;
        text.Append('<').Append(name);
        WriteAttributes(text, element);
        text.Append('>');
        foreach (var child in Children(element))
        {
            Write(child);
        }

        text.Append("</").Append(name).Append('>');
        if (!element.DescendantsAndSelf().Any(IsDifferentEachTime))
        {
            _written[element] = text.ToString(start, text.Length - start);
        }
    }

    private static bool IsDifferentEachTime(XElement element) =>
        element.Name.LocalName is "use" || Fact(element, "one-of") is not null || Fact(element, "turn") is not null;

    /// <summary>What is seen of a group: its children, or one of them.</summary>
    public IEnumerable<XElement> Children(XElement group) =>
        Fact(group, "one-of") is null ? group.Elements() : [random.Pick([.. group.Elements()])];

    private void WriteAttributes(StringBuilder text, XElement element)
    {
        var classes = element.Attribute("class")?.Value.Split(' ') ?? [];
        foreach (var (name, value) in Attributes(element))
        {
            var written = Paints.Contains(name) && value.StartsWith('#') ? Mixed(Colour(Rgb.Of(value), classes), Fact(element, "mix")).ToString()
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
        .Where(attribute => !attribute.IsNamespaceDeclaration && !Unwritten.Contains(attribute.Name.LocalName)
            && !attribute.Name.LocalName.StartsWith("data-", StringComparison.Ordinal))
        .Where(attribute => attribute.Name.LocalName is "href" || attribute.Name.Namespace == XNamespace.None)
        .Select(attribute => (attribute.Name.LocalName, attribute.Value))
        .Concat((element.Attribute("style")?.Value ?? "").Split(';')
            .Select(declaration => declaration.Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(declaration => declaration.Length == 2 && declaration[0] is not "display")
            .Select(declaration => (declaration[0], declaration[1])));

    // What a `use` says of the copy: conditions that hold in it, and colours of its placeholders.
    private TemplateColours ColoursOf(XElement use)
    {
        var declared = use.Attributes().Where(attribute => attribute.Name.LocalName is ['d', 'a', 't', 'a', '-', ..] && attribute.Value.StartsWith('#')).ToList();
        return declared.Count == 0 && Fact(use, "with") is null ? colours : colours with
        {
            Conditions = [.. colours.Conditions, .. Fact(use, "with")?.Split(' ') ?? []],
            Colours = declared.ToDictionary(attribute => attribute.Name.LocalName["data-".Length..], attribute => colours.Turned(Rgb.Of(attribute.Value))),
        };
    }

    private Rgb Colour(Rgb drawn, string[] classes)
    {
        var placeholder = classes.Select(placeholders.GetValueOrDefault).FirstOrDefault(known => known is not null);
        var own = placeholder?.Colour ?? drawn;
        var treated = classes.Contains("fixed") ? own
            : classes.Contains("turned") ? colours.Palette.Shining(colours.Turned(own))
            : classes.Contains("shining") || placeholder is { IsLight: true } ? colours.Palette.Shining(own)
            : colours.Lit(own);
        return placeholder is null ? treated : treated.Shaded(drawn.ShadeOf(placeholder.Drawn));
    }

    // "haze 0.3": some of another colour of the scene in it, as far or sunlit things have.
    private Rgb Mixed(Rgb own, string? mix) => mix?.Split(' ') is [var name, var share]
        ? own.Mix(colours.Palette.Shining(placeholders[name].Colour), double.Parse(share, CultureInfo.InvariantCulture))
        : own;

    private string Turned(string transform, string between)
    {
        var ends = between.Split(' ').Select(end => double.Parse(end, CultureInfo.InvariantCulture)).ToArray();
        return Rotation.Replace(transform, string.Create(CultureInfo.InvariantCulture, $"rotate({random.Between(ends[0], ends[1]):0.##}"), 1);
    }

    [GeneratedRegex(@"rotate\([-\d.]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rotation { get; }
}
