using Tessera.Providers.Sandbox.Pictures.Drawing;

namespace Tessera.Providers.Sandbox.Pictures.Finish;

/// <summary>
/// Repaints a picture in brush strokes: large ones first, small ones where there is detail, each following the edge it
/// lies on. After Hertzmann, Painterly Rendering with Curved Brush Strokes of Multiple Sizes (1998), with straight strokes.
/// </summary>
internal static class Brush
{
    /// <param name="raster">What to repaint; its holes stay holes.</param>
    /// <param name="size">Length of the largest strokes, as a share of the shorter side.</param>
    /// <param name="dice">Where the strokes fall.</param>
    public static Raster Paint(Raster raster, double size, Dice dice)
    {
        var side = Math.Min(raster.Width, raster.Height);
        var canvas = new Raster((byte[])raster.Pixels.Clone(), raster.Width, raster.Height);
        foreach (var (share, spacing, detail) in new[] { (1.0, 0.3, 0), (0.55, 0.34, 9), (0.3, 0.42, 22) })
        {
            var length = side * size * share;
            var step = Math.Max(3, length * spacing);
            for (var y = step / 2; y < raster.Height; y += step)
            {
                for (var x = step / 2; x < raster.Width; x += step)
                {
                    var (atX, atY) = ((int)(x + dice.Between(-step, step)), (int)(y + dice.Between(-step, step)));
                    Stroke(raster, canvas, (atX, atY), length * dice.Between(0.7, 1.25), detail, dice);
                }
            }
        }

        return canvas;
    }

    private static void Stroke(Raster source, Raster canvas, (int X, int Y) middle, double length, int detail, Dice dice)
    {
        var at = source.At(middle.X, middle.Y);
        var reach = Math.Max(2, (int)(length * 0.16));
        var across = source.Brightness(source.At(middle.X + reach, middle.Y)) - source.Brightness(source.At(middle.X - reach, middle.Y));
        var down = source.Brightness(source.At(middle.X, middle.Y + reach)) - source.Brightness(source.At(middle.X, middle.Y - reach));
        var edge = Math.Abs(across) + Math.Abs(down);
        var (tint, jitter) = ((int)dice.Between(-13, 13), dice.Between(-0.3, 0.3));
        if (source.Pixels[at + 3] < 128 || edge < detail)
        {
            return;
        }

        // Along the edge; where there is none, strokes sweep the way a hand does.
        var angle = edge > 8 ? Math.Atan2(across, -down) : 0.35 + (Noise.Smooth(middle.X / 190f, middle.Y / 190f, 5) * 1.1);
        var stroke = new Mark(middle.X, middle.Y, (float)Math.Cos(angle + jitter), (float)Math.Sin(angle + jitter), (float)(length / 2), (float)(length * 0.17));
        Lay(canvas, stroke, (source.Pixels[at], source.Pixels[at + 1], source.Pixels[at + 2]), tint);
    }

    private static void Lay(Raster canvas, Mark mark, (byte R, byte G, byte B) colour, int tint)
    {
        var reach = (int)(mark.Half + mark.Radius) + 1;
        var (top, bottom) = (Math.Max(0, mark.Y - reach), Math.Min(canvas.Height - 1, mark.Y + reach));
        var (left, right) = (Math.Max(0, mark.X - reach), Math.Min(canvas.Width - 1, mark.X + reach));
        var pixels = canvas.Pixels;
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                var (along, beside) = (((x - mark.X) * mark.DirectionX) + ((y - mark.Y) * mark.DirectionY), ((y - mark.Y) * mark.DirectionX) - ((x - mark.X) * mark.DirectionY));
                var beyond = Math.Max(0, Math.Abs(along) - mark.Half);
                var distance = MathF.Sqrt((beyond * beyond) + (beside * beside));
                if (distance >= mark.Radius)
                {
                    continue;
                }

                // Bristles: light and dark threads along the stroke, a ridge of paint at its edge.
                var thread = (Noise.White((int)(beside * 1.3f) + mark.X, mark.Y, 3) - 0.5f) * 16;
                var ridge = distance > mark.Radius * 0.7f ? -6 : 3;
                var cover = Math.Min(1, (mark.Radius - distance) * 0.8f) * 0.86f;
                var shift = tint + thread + ridge;
                var at = ((y * canvas.Width) + x) * 4;
                pixels[at] = Mixed(pixels[at], colour.R + shift, cover);
                pixels[at + 1] = Mixed(pixels[at + 1], colour.G + shift, cover);
                pixels[at + 2] = Mixed(pixels[at + 2], colour.B + shift, cover);
            }
        }
    }

    private static byte Mixed(byte under, float over, float cover) => (byte)Math.Clamp(under + ((over - under) * cover), 0, 255);

    private readonly record struct Mark(int X, int Y, float DirectionX, float DirectionY, float Half, float Radius);
}
