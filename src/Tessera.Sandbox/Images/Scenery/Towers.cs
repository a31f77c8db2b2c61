using Tessera.Sandbox.Images.Drawing;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>Rows of city buildings as one outline each, and their lit windows.</summary>
internal static class Towers
{
    /// <param name="Canvas">How wide the row is.</param>
    /// <param name="Foot">Where it stands.</param>
    /// <param name="Height">Its tallest tower, about.</param>
    /// <param name="Width">Of one building, about.</param>
    /// <param name="Futuristic">Needles and slanted roofs instead of blocks.</param>
    internal sealed record Row(Canvas Canvas, double Foot, double Height, double Width, bool Futuristic)
    {
        /// <summary>Share of windows that are lit.</summary>
        public double Lit { get; init; }
    }

    /// <summary>Draws a row; what it returns are the lit windows, to be painted in lamp colours.</summary>
    public static (string Walls, string[] Windows) Outline(Row row, SeededRandom random)
    {
        var walls = new SvgMarkup();
        SvgMarkup[] windows = [new(), new(), new()];
        for (var x = Canvas.Left; x < row.Canvas.Right;)
        {
            var width = row.Width * random.Between(0.6, 1.35);
            // Taller towards the middle: a skyline has a heart.
            var heart = 0.45 + (0.55 * Math.Exp(-Math.Pow((x - (row.Canvas.Width * 0.5)) / (row.Canvas.Width * 0.36), 2)));
            var height = row.Height * heart * random.Between(0.45, 1.1);
            Building(walls, random, x, row.Foot, width, height, row.Futuristic);
            if (row.Lit > 0)
            {
                Windows(windows, random, x, row.Foot, width, height, row.Lit);
            }

            x += width * (row.Futuristic ? random.Between(0.85, 1.2) : 1.0);
        }

        return (walls.ToString(), [.. windows.Select(window => window.ToString())]);
    }

    private static void Building(SvgMarkup path, SeededRandom random, double x, double foot, double width, double height, bool futuristic)
    {
        var top = foot - height;
        path.Add($"M{x} {foot + 4}");
        switch (random.Whole(futuristic ? 6 : 4))
        {
            case 0:
                path.Add($"V{top}H{x + width}");
                break;
            case 1:
                var step = height * 0.1;
                path.Add($"V{top + (step * 2)}H{x + (width * 0.16)}V{top + step}H{x + (width * 0.32)}V{top}H{x + (width * 0.68)}V{top + step}H{x + (width * 0.84)}V{top + (step * 2)}H{x + width}");
                break;
            case 2:
                path.Add($"V{top + (height * 0.06)}H{x + (width * 0.46)}V{top - (height * 0.12)}H{x + (width * 0.54)}V{top + (height * 0.06)}H{x + width}");
                break;
            case 3:
                path.Add($"V{top + (width * 0.4)}L{x + width} {top}");
                break;
            case 4:
                path.Add($"V{top + (height * 0.2)}Q{x + (width * 0.08)} {top} {x + (width * 0.5)} {top - (height * 0.16)}Q{x + (width * 0.92)} {top} {x + width} {top + (height * 0.2)}");
                break;
            default:
                path.Add($"L{x + (width * 0.2)} {top + (height * 0.1)}H{x + (width * 0.46)}L{x + (width * 0.5)} {top - (height * 0.22)}L{x + (width * 0.54)} {top + (height * 0.1)}H{x + (width * 0.8)}L{x + width} {foot}");
                break;
        }

        path.Add($"V{foot + 4}Z");
    }

    private static void Windows(SvgMarkup[] windows, SeededRandom random, double x, double foot, double width, double height, double lit)
    {
        var columns = Math.Max(2, (int)(width / 15));
        var (pitch, rise) = (width / columns, 17.0);
        var dark = random.Chance(0.2);
        for (var y = foot - (height * 0.88) + 10; y < foot - 12; y += rise)
        {
            for (var column = 0; column < columns && !dark; column++)
            {
                if (random.Chance(lit))
                {
                    windows[random.Whole(3)].Add($"M{x + (pitch * (column + 0.28))} {y}h{pitch * 0.44}v{rise * 0.5}h{-pitch * 0.44}z");
                }
            }
        }
    }
}
