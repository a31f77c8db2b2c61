using Tessera.Sandbox.Images.Drawing;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>Trees as outlines, many to a path.</summary>
internal static class Trees
{
    /// <summary>A fir: tiers that widen downwards, a little uneven.</summary>
    public static void Fir(SvgMarkup path, SeededRandom random, double x, double foot, double height)
    {
        var tiers = height > 120 ? 7 : 5;
        var half = height * random.Between(0.17, 0.23);
        path.Add($"M{x} {foot - height}");
        for (var side = 1; side >= -1; side -= 2)
        {
            for (var step = 0; step < tiers; step++)
            {
                var tier = side > 0 ? step + 1 : tiers - step;
                var (down, wide) = (tier / (double)tiers, half * Math.Pow(tier / (double)tiers, 0.85) * random.Between(0.85, 1.12));
                var y = foot - (height * 0.08) - (height * 0.92 * (1 - down));
                if (side > 0)
                {
                    path.Add($"L{x + wide} {y + (height * 0.02)}L{x + (wide * 0.45)} {y - (height * 0.015)}");
                }
                else
                {
                    path.Add($"L{x - (wide * 0.45)} {y - (height * 0.015)}L{x - wide} {y + (height * 0.02)}");
                }
            }

            if (side > 0)
            {
                path.Add($"L{x + (half * 0.12)} {foot - (height * 0.08)}V{foot + 4}H{x - (half * 0.12)}V{foot - (height * 0.08)}");
            }
        }

        path.Add($"Z");
    }

    /// <summary>A round crown made of puffs, without its trunk.</summary>
    public static void Crown(SvgMarkup path, SeededRandom random, double x, double y, double radius)
    {
        for (var i = 0; i < 9; i++)
        {
            var (angle, reach) = ((Math.Tau * i / 9) + random.Between(-0.3, 0.3), i == 8 ? 0 : radius * random.Between(0.45, 0.68));
            var size = radius * (i == 8 ? 0.72 : random.Between(0.34, 0.5));
            var (centreX, centreY) = (x + (Math.Cos(angle) * reach), y + (Math.Sin(angle) * reach * 0.82));
            path.Add($"M{centreX - size} {centreY}a{size} {size} 0 1 0 {2 * size} 0a{size} {size} 0 1 0 {-2 * size} 0z");
        }
    }

    /// <summary>A row of firs along a line of ground.</summary>
    public static string FirRow(Canvas canvas, SeededRandom random, Func<double, double> ground, double height, double spacing, double gaps = 0)
    {
        var path = new SvgMarkup();
        var grouping = PathShapes.Waves(random, 420);
        for (var x = Canvas.Left; x < canvas.Right; x += spacing * random.Between(0.6, 1.4))
        {
            if (grouping(x) > gaps - 1)
            {
                Fir(path, random, x, ground(x) + 6, height * random.Between(0.6, 1.25));
            }
        }

        return path.ToString();
    }
}
