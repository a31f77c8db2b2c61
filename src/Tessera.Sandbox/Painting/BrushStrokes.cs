namespace Tessera.Sandbox.Painting;

/// <summary>
/// Repaints an image in brush strokes: large ones first, small ones where there is detail, each following the edge it
/// lies on. After Hertzmann, Painterly Rendering with Curved Brush Strokes of Multiple Sizes (1998), with straight strokes.
/// </summary>
internal static class BrushStrokes
{
    private const int Bands = 16;
    private const int Bristles = 64;

    /// <param name="raster">What to repaint; its holes stay holes.</param>
    /// <param name="size">Length of the largest strokes, as a share of the shorter side.</param>
    /// <param name="random">Where the strokes fall.</param>
    public static PixelBuffer Paint(PixelBuffer raster, double size, SeededRandom random)
    {
        var strokes = Strokes(raster, size, random);
        var canvas = new PixelBuffer((byte[])raster.Rgba.Clone(), raster.Width, raster.Height);
        // Bands are painted side by side, the strokes of each in order: the same image on any number of cores.
        Parallel.For(0, Bands, band =>
        {
            var (top, bottom) = (raster.Height * band / Bands, raster.Height * (band + 1) / Bands);
            foreach (var stroke in strokes)
            {
                if (stroke.Y + stroke.Reach >= top && stroke.Y - stroke.Reach < bottom)
                {
                    Lay(canvas, stroke, top, bottom);
                }
            }
        });
        return canvas;
    }

    private static List<Mark> Strokes(PixelBuffer raster, double size, SeededRandom random)
    {
        var strokes = new List<Mark>();
        var side = Math.Min(raster.Width, raster.Height);
        foreach (var (share, spacing, detail) in new[] { (1.0, 0.34, 0), (0.55, 0.34, 9), (0.3, 0.42, 22) })
        {
            var length = side * size * share;
            var step = Math.Max(3, length * spacing);
            for (var y = step / 2; y < raster.Height; y += step)
            {
                for (var x = step / 2; x < raster.Width; x += step)
                {
                    var middle = ((int)(x + random.Between(-step, step)), (int)(y + random.Between(-step, step)));
                    if (Stroke(raster, middle, length * random.Between(0.7, 1.25), detail, random) is { } stroke)
                    {
                        strokes.Add(stroke);
                    }
                }
            }
        }

        return strokes;
    }

    private static Mark? Stroke(PixelBuffer source, (int X, int Y) middle, double length, int detail, SeededRandom random)
    {
        var at = source.At(middle.X, middle.Y);
        var reach = Math.Max(2, (int)(length * 0.16));
        var (across, down) = source.Slope(middle.X, middle.Y, reach);
        var edge = Math.Abs(across) + Math.Abs(down);
        var (tint, jitter) = ((int)random.Between(-13, 13), random.Between(-0.3, 0.3));
        if (source.Rgba[at + 3] < 128 || edge < detail)
        {
            return null;
        }

        // Along the edge; where there is none, strokes sweep the way a hand does.
        var angle = edge > 8 ? Math.Atan2(across, -down) : 0.35 + (Noise.Smooth(middle.X / 190f, middle.Y / 190f, 5) * 1.1);
        return new Mark(middle.X, middle.Y, (float)Math.Cos(angle + jitter), (float)Math.Sin(angle + jitter), (float)(length / 2), (float)(length * 0.17))
        {
            Colour = (source.Rgba[at] + tint, source.Rgba[at + 1] + tint, source.Rgba[at + 2] + tint),
        };
    }

    private static void Lay(PixelBuffer canvas, Mark mark, int top, int bottom)
    {
        Span<float> threads = stackalloc float[Bristles];
        for (var i = 0; i < threads.Length; i++)
        {
            threads[i] = (Noise.White(i + mark.X, mark.Y, 3) - 0.5f) * 16;
        }

        var (pixels, rim) = (canvas.Rgba, mark.Radius * mark.Radius);
        for (var y = Math.Max(top, mark.Y - mark.Reach); y < Math.Min(bottom, mark.Y + mark.Reach + 1); y++)
        {
            var (left, right) = mark.Columns(y, canvas.Width);
            for (var x = left; x <= right; x++)
            {
                var along = ((x - mark.X) * mark.DirectionX) + ((y - mark.Y) * mark.DirectionY);
                var beside = ((y - mark.Y) * mark.DirectionX) - ((x - mark.X) * mark.DirectionY);
                var beyond = Math.Max(0, Math.Abs(along) - mark.Half);
                var square = (beyond * beyond) + (beside * beside);
                if (square >= rim)
                {
                    continue;
                }

                // Bristles: light and dark threads along the stroke, a ridge of paint at its edge.
                var distance = MathF.Sqrt(square);
                var thread = threads[((int)(beside * 1.3f) + (Bristles / 2)) & (Bristles - 1)];
                var shift = thread + (distance > mark.Radius * 0.7f ? -6 : 3);
                var cover = Math.Min(1, (mark.Radius - distance) * 0.8f) * 0.86f;
                var at = ((y * canvas.Width) + x) * 4;
                pixels[at] = Mixed(pixels[at], mark.Colour.R + shift, cover);
                pixels[at + 1] = Mixed(pixels[at + 1], mark.Colour.G + shift, cover);
                pixels[at + 2] = Mixed(pixels[at + 2], mark.Colour.B + shift, cover);
            }
        }
    }

    private static byte Mixed(byte under, float over, float cover) => (byte)Math.Clamp(under + ((over - under) * cover), 0, 255);

    private readonly record struct Mark(int X, int Y, float DirectionX, float DirectionY, float Half, float Radius)
    {
        public (int R, int G, int B) Colour { get; init; }

        public int Reach => (int)(Half + Radius) + 1;

        /// <summary>Where a row can meet the stroke at all: a slanted one fills little of the box around it.</summary>
        public (int From, int To) Columns(int y, int width)
        {
            var (from, to) = (X - Reach, X + Reach);
            if (Math.Abs(DirectionY) > 0.05f)
            {
                var (middle, half) = (X + ((y - Y) * DirectionX / DirectionY), Math.Abs(Radius / DirectionY));
                (from, to) = (Math.Max(from, (int)(middle - half)), Math.Min(to, (int)(middle + half) + 1));
            }

            return (Math.Max(0, from), Math.Min(width - 1, to));
        }
    }
}
