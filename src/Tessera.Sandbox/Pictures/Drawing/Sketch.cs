using System.Globalization;
using System.Runtime.CompilerServices;

namespace Tessera.Sandbox.Pictures.Drawing;

/// <summary>A piece of an SVG document being drawn: shapes in painting order, and the gradients they use.</summary>
/// <remarks>Opacity is written as the fill's or the stroke's: librsvg gives a shape with plain <c>opacity</c> a canvas of its own.</remarks>
/// <param name="name">Begins the ids of its gradients, so that pieces can stand in one document.</param>
internal sealed class Sketch(string name)
{
    private readonly Markup _definitions = new();
    private int _ids;

    /// <summary>Begins every id in it, and occurs nowhere else.</summary>
    public string Name => name;

    /// <summary>The shapes alone.</summary>
    public Markup Shapes { get; } = new();

    /// <summary>Whether nothing was drawn.</summary>
    public bool IsEmpty => Shapes.Text.Length == 0;

    /// <summary>Adds markup.</summary>
    public Sketch Add([InterpolatedStringHandlerArgument("")] SvgText markup)
    {
        _ = markup; // It has written itself already.
        return this;
    }

    public Sketch Path(string outline, string fill, double opacity = 1)
    {
        return Add($"""<path d="{outline}" fill="{fill}" fill-opacity="{opacity}"/>""");
    }

    public Sketch Path(string outline, Rgb fill, double opacity = 1)
    {
        return Add($"""<path d="{outline}" fill="{fill}" fill-opacity="{opacity}"/>""");
    }

    public Sketch Line(string outline, Rgb colour, double width, double opacity = 1)
    {
        return Add($"""<path d="{outline}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round" stroke-opacity="{opacity}"/>""");
    }

    public Sketch Circle(double x, double y, double radius, string fill)
    {
        return Add($"""<circle cx="{x}" cy="{y}" r="{radius}" fill="{fill}"/>""");
    }

    public Sketch Circle(double x, double y, double radius, Rgb fill, double opacity = 1)
    {
        return Add($"""<circle cx="{x}" cy="{y}" r="{radius}" fill="{fill}" fill-opacity="{opacity}"/>""");
    }

    public Sketch Ellipse(double x, double y, double rx, double ry, string fill, double opacity = 1)
    {
        return Add($"""<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" fill="{fill}" fill-opacity="{opacity}"/>""");
    }

    public Sketch Ellipse(double x, double y, double rx, double ry, Rgb fill, double opacity = 1)
    {
        return Add($"""<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" fill="{fill}" fill-opacity="{opacity}"/>""");
    }

    public Sketch Rect(double x, double y, double width, double height, string fill, double opacity = 1, double round = 0)
    {
        return Add($"""<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{round}" fill="{fill}" fill-opacity="{opacity}"/>""");
    }

    public Sketch Rect(double x, double y, double width, double height, Rgb fill, double opacity = 1, double round = 0)
    {
        return Add($"""<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{round}" fill="{fill}" fill-opacity="{opacity}"/>""");
    }

    /// <summary>A soft light: full in the middle, nothing at the rim.</summary>
    public Sketch Glow(double x, double y, double radius, Rgb colour, double opacity)
    {
        var fill = Radial(x, y, radius, new Stop(0, colour, opacity), new Stop(0.25, colour, opacity * 0.55), new Stop(0.6, colour, opacity * 0.14), new Stop(1, colour, 0));
        return Add($"""<circle cx="{x}" cy="{y}" r="{radius}" fill="{fill}"/>""");
    }

    /// <summary>Opens a group; <see cref="End"/> closes it.</summary>
    public Sketch Begin(string attributes) => Add($"<g {attributes}>");

    /// <summary>Opens a group with its own coordinates.</summary>
    public Sketch At(double x, double y, double scale, bool mirrored = false)
    {
        return Add($"""<g transform="translate({x} {y}) scale({(mirrored ? -scale : scale)} {scale})">""");
    }

    public Sketch End() => Add($"</g>");

    /// <summary>Opens a group cut to an outline.</summary>
    public Sketch Clip(string outline)
    {
        var id = NextId();
        _definitions.Add($"""<clipPath id="{id}"><path d="{outline}"/></clipPath>""");
        return Add($"""<g clip-path="url(#{id})">""");
    }

    /// <summary>A gradient along a line, as a fill.</summary>
    public string Linear(double x1, double y1, double x2, double y2, params ReadOnlySpan<Stop> stops)
    {
        var id = NextId();
        _definitions.Add($"""<linearGradient id="{id}" gradientUnits="userSpaceOnUse" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}">""");
        AddStops(stops);
        _definitions.Add($"</linearGradient>");
        return $"url(#{id})";
    }

    /// <summary>A gradient from top to bottom, as a fill.</summary>
    public string Fade(double top, double bottom, params ReadOnlySpan<Stop> stops) => Linear(0, top, 0, bottom, stops);

    /// <summary>A gradient around a point, as a fill.</summary>
    public string Radial(double x, double y, double radius, params ReadOnlySpan<Stop> stops)
    {
        var id = NextId();
        _definitions.Add($"""<radialGradient id="{id}" gradientUnits="userSpaceOnUse" cx="{x}" cy="{y}" r="{radius}">""");
        AddStops(stops);
        _definitions.Add($"</radialGradient>");
        return $"url(#{id})";
    }

    /// <summary>Draws a copy of another sketch here, in a group with these attributes.</summary>
    public Sketch Include(Sketch other, string attributes)
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

    private void AddStops(ReadOnlySpan<Stop> stops)
    {
        foreach (var stop in stops)
        {
            _definitions.Add($"""<stop offset="{stop.Offset}" stop-color="{stop.Colour}" stop-opacity="{stop.Opacity}"/>""");
        }
    }
}
