using Tessera.Sandbox.Pictures.Drawing;

namespace Tessera.Sandbox.Pictures.Scenery;

/// <summary>Planets: banded, shaded from one side, some with a ring that passes before and behind.</summary>
internal static class Celestial
{
    public static void Planet(Sketch sketch, SeededRandom random, (double X, double Y) centre, double radius, (Rgb Body, Rgb Band) colours, bool ringed)
    {
        var (x, y) = centre;
        var (wide, flat, tilt) = (radius * 1.95, radius * 0.42, random.Between(-24, -12));
        if (ringed)
        {
            Ring(sketch, centre, (wide, flat, tilt), colours.Band, behind: true);
        }

        var disc = new Markup().Add($"M{x - radius} {y}a{radius} {radius} 0 1 0 {2 * radius} 0a{radius} {radius} 0 1 0 {-2 * radius} 0z").ToString();
        sketch.Path(disc, colours.Body);
        sketch.Clip(disc);
        sketch.Add($"""<g transform="rotate({tilt} {x} {y})">""");
        for (var band = 0; band < 7; band++)
        {
            var at = y - radius + (radius * 2 * (band + random.Next()) / 7);
            sketch.Ellipse(x, at, radius * 1.1, radius * random.Between(0.03, 0.1), random.Chance(0.5) ? colours.Band : colours.Body.Lighter(0.3), random.Between(0.25, 0.6));
        }

        sketch.End();
        var shade = sketch.Radial(x - (radius * 0.45), y - (radius * 0.45), radius * 1.75, new Stop(0, Rgb.White, 0.3), new Stop(0.35, Rgb.White, 0), new Stop(0.55, Rgb.Of("#05051a"), 0.12), new Stop(1, Rgb.Of("#05051a"), 0.88));
        sketch.Ellipse(x, y, radius + 1, radius + 1, shade);
        sketch.End();
        if (ringed)
        {
            Ring(sketch, centre, (wide, flat, tilt), colours.Band, behind: false);
        }
    }

    private static void Ring(Sketch sketch, (double X, double Y) centre, (double Wide, double Flat, double Tilt) ring, Rgb colour, bool behind)
    {
        var (x, y) = centre;
        var sweep = behind ? 1 : 0;
        sketch.Add($"""<g transform="rotate({ring.Tilt} {x} {y})" fill="none">""");
        foreach (var (share, width, opacity) in new[] { (1.0, 0.05, 0.55), (0.9, 0.1, 0.85), (0.78, 0.06, 0.6) })
        {
            sketch.Add($"""<path d="M{x - (ring.Wide * share)} {y}A{ring.Wide * share} {ring.Flat * share} 0 0 {sweep} {x + (ring.Wide * share)} {y}" stroke="{colour.Lighter(0.25)}" stroke-width="{ring.Wide * width}" stroke-opacity="{opacity}"/>""");
        }

        sketch.End();
    }
}
