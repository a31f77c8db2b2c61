using System.Globalization;
using System.Runtime.CompilerServices;

namespace Tessera.Sandbox.Images.Drawing;

/// <summary>A piece of an SVG document being drawn: shapes in painting order, and the gradients they use.</summary>
/// <remarks>Opacity is written as the fill's or the stroke's: librsvg gives a shape with plain <c>opacity</c> a canvas of its own.</remarks>
/// <param name="name">Begins the ids of its gradients, so that pieces can stand in one document.</param>
internal sealed class SvgFragment(string name)
{
    private readonly SvgMarkup _definitions = new();
    private int _ids;

    /// <summary>Begins every id in it, and occurs nowhere else.</summary>
    public string Name => name;

    /// <summary>The shapes alone.</summary>
    public SvgMarkup Shapes { get; } = new();

    /// <summary>Whether nothing was drawn.</summary>
    public bool IsEmpty => Shapes.Text.Length == 0;

    /// <summary>Adds markup.</summary>
    public SvgFragment Add([InterpolatedStringHandlerArgument("")] SvgTextHandler markup)
    {
        _ = markup; // It has written itself already.
        return this;
    }

    public SvgFragment Path(string outline, string fill, double opacity = 1)
    {
        return Add($"""<path d="{outline}" fill="{fill}" fill-opacity="{opacity}"/>""");
    }

    public SvgFragment Line(string outline, Rgb colour, double width, double opacity = 1)
    {
        return Add($"""<path d="{outline}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round" stroke-opacity="{opacity}"/>""");
    }

    public SvgFragment Circle(double x, double y, double radius, string fill, double opacity = 1)
    {
        return Add($"""<circle cx="{x}" cy="{y}" r="{radius}" fill="{fill}" fill-opacity="{opacity}"/>""");
    }

    public SvgFragment Ellipse(double x, double y, double rx, double ry, string fill, double opacity = 1)
    {
        return Add($"""<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" fill="{fill}" fill-opacity="{opacity}"/>""");
    }

    public SvgFragment Rect(double x, double y, double width, double height, string fill, double opacity = 1, double round = 0)
    {
        return Add($"""<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{round}" fill="{fill}" fill-opacity="{opacity}"/>""");
    }

    /// <summary>A soft light: full in the middle, nothing at the rim.</summary>
    public SvgFragment Glow(double x, double y, double radius, Rgb colour, double opacity)
    {
        var fill = Radial(x, y, radius, new GradientStop(0, colour, opacity), new GradientStop(0.25, colour, opacity * 0.55), new GradientStop(0.6, colour, opacity * 0.14), new GradientStop(1, colour, 0));
        return Circle(x, y, radius, fill);
    }

    /// <summary>Opens a group; <see cref="End"/> closes it.</summary>
    public SvgFragment Begin(string attributes) => Add($"<g {attributes}>");

    /// <summary>Opens a group with its own coordinates.</summary>
    public SvgFragment At(double x, double y, double scale, bool mirrored = false)
    {
        return Add($"""<g transform="translate({x} {y}) scale({(mirrored ? -scale : scale)} {scale})">""");
    }

    public SvgFragment End() => Add($"</g>");

    /// <summary>A gradient along a line, as a fill.</summary>
    public string Linear(double x1, double y1, double x2, double y2, params ReadOnlySpan<GradientStop> stops)
    {
        var id = NextId();
        _definitions.Add($"""<linearGradient id="{id}" gradientUnits="userSpaceOnUse" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}">""");
        AddStops(stops);
        _definitions.Add($"</linearGradient>");
        return $"url(#{id})";
    }

    /// <summary>A gradient from top to bottom, as a fill.</summary>
    public string Fade(double top, double bottom, params ReadOnlySpan<GradientStop> stops) => Linear(0, top, 0, bottom, stops);

    /// <summary>A gradient around a point, as a fill.</summary>
    public string Radial(double x, double y, double radius, params ReadOnlySpan<GradientStop> stops)
    {
        var id = NextId();
        _definitions.Add($"""<radialGradient id="{id}" gradientUnits="userSpaceOnUse" cx="{x}" cy="{y}" r="{radius}">""");
        AddStops(stops);
        _definitions.Add($"</radialGradient>");
        return $"url(#{id})";
    }

    /// <summary>Draws a copy of another fragment here, in a group with these attributes.</summary>
    public SvgFragment Include(SvgFragment other, string attributes)
    {
        // The other may stand in the same document: its gradients get names of their own here.
        var (theirs, ours) = (other.Name, NextId() + "-");
        _definitions.Add($"{other._definitions.ToString().Replace(theirs, ours, StringComparison.Ordinal)}");
        return Add($"<g {attributes}>{other.Shapes.ToString().Replace(theirs, ours, StringComparison.Ordinal)}</g>");
    }

    /// <summary>Definitions and shapes as markup.</summary>
    public override string ToString() => $"<defs>{_definitions}</defs>{Shapes}";

    /// <summary>An id that nothing else in the document has.</summary>
    public string NextId() => string.Create(CultureInfo.InvariantCulture, $"{name}{_ids++}");

    private void AddStops(ReadOnlySpan<GradientStop> stops)
    {
        foreach (var stop in stops)
        {
            _definitions.Add($"""<stop offset="{stop.Offset}" stop-color="{stop.Colour}" stop-opacity="{stop.Opacity}"/>""");
        }
    }
}
