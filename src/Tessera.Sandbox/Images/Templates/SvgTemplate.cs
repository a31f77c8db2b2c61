using System.Collections.Concurrent;
using System.Xml.Linq;

namespace Tessera.Sandbox.Images.Templates;

/// <summary>
/// A drawing of <c>sandbox/art</c>. Its colours are those of plain daylight; <see cref="TemplateColours"/> turns each into what the scene makes
/// of it, by the class of the element. <c>sandbox/art/README.md</c> says how a file is drawn.
/// </summary>
internal sealed class SvgTemplate
{
    private static readonly ConcurrentDictionary<string, SvgTemplate> Read = new();

    private SvgTemplate(XElement root) => Root = root;

    public XElement Root { get; }

    /// <summary>The file <c>sandbox/art/{path}.svg</c>, read once.</summary>
    public static SvgTemplate Of(string path) =>
        Read.GetOrAdd(path, static name => new(XElement.Parse(SandboxFile.ReadText($"art/{name}.svg"))));

    /// <summary>What the file says of the drawing as a whole, in an attribute <c>data-{name}</c>.</summary>
    public string? Fact(string name) => Root.Attribute($"data-{name}")?.Value;

    /// <summary>Draws it standing on a point.</summary>
    public void DrawOn(SvgMarkup fragment, (double X, double Y) foot, double scale, TemplateColours ink, SeededRandom random, bool mirrored = false)
    {
        fragment.At(foot.X, foot.Y, mirrored ? -scale : scale, scale);
        var copy = new TemplateWriter(fragment, ink, random, Placeholder.Of(Root, ink, random));
        var strokes = Root.Attributes().Where(attribute => attribute.Name.LocalName.StartsWith("stroke-", StringComparison.Ordinal));
        fragment.Add($"<g {string.Join(' ', strokes.Select(attribute => $"{attribute.Name.LocalName}=\"{attribute.Value}\""))}>");
        foreach (var element in Root.Elements())
        {
            copy.Write(element);
        }

        fragment.End().End();
    }
}
