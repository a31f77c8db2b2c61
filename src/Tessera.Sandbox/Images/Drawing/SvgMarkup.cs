using System.Runtime.CompilerServices;
using System.Text;

namespace Tessera.Sandbox.Images.Drawing;

/// <summary>SVG text under construction: the shapes of a layer in painting order, or the data of a path.</summary>
/// <remarks>Opacity is written as the fill's or the stroke's: librsvg gives a shape with plain <c>opacity</c> a canvas of its own.</remarks>
/// <param name="name">Begins the ids in it and occurs nowhere else, so that pieces can stand in one document.</param>
internal sealed class SvgMarkup(string name = "")
{
    private int _ids;

    public StringBuilder Text { get; } = new();

    public SvgMarkup Add([InterpolatedStringHandlerArgument("")] SvgTextHandler text)
    {
        _ = text; // It has written itself already.
        return this;
    }

    /// <summary>Opens a group with its own coordinates; <see cref="End"/> closes it.</summary>
    public SvgMarkup At(double x, double y, double across, double down) => Add($"""<g transform="translate({x} {y}) scale({across} {down})">""");

    public SvgMarkup End() => Add($"</g>");

    /// <summary>Draws a copy of another piece here, whose gradients get names of their own: it may stand in the same document.</summary>
    public SvgMarkup Include(SvgMarkup other) => Add($"{other.Renamed(NextId() + "-")}");

    /// <summary>An id that nothing else in the document has.</summary>
    public string NextId() => string.Create(CultureInfo.InvariantCulture, $"{name}{_ids++}");

    public override string ToString() => Text.ToString();

    private string Renamed(string other) => Text.ToString().Replace(name, other, StringComparison.Ordinal);
}
