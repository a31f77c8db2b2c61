namespace Tessera.Sandbox.Painting;

/// <summary>Filters on one value a pixel.</summary>
internal static class Field
{
    /// <summary>Box blurs, of which three come close to a Gaussian one of this radius; edges repeat.</summary>
    public static float[] Blurred(float[] values, int width, int height, int radius, int passes = 3)
    {
        if (radius < 1)
        {
            return values;
        }

        var (from, to) = ((float[])values.Clone(), new float[values.Length]);
        for (var pass = 0; pass < passes; pass++)
        {
            for (var y = 0; y < height; y++)
            {
                Slide(from, to, y * width, 1, width, radius);
            }

            for (var x = 0; x < width; x++)
            {
                Slide(to, from, x, width, height, radius);
            }
        }

        return from;
    }

    /// <summary>How strong the edge at each pixel is (Sobel), 0 to about 1000.</summary>
    public static float[] Edges(float[] values, int width, int height)
    {
        var edges = new float[values.Length];
        for (var y = 0; y < height; y++)
        {
            var (above, below) = (Math.Max(y - 1, 0) * width, Math.Min(y + 1, height - 1) * width);
            for (var x = 0; x < width; x++)
            {
                var (left, right, row) = (Math.Max(x - 1, 0), Math.Min(x + 1, width - 1), y * width);
                var across = values[above + right] + (2 * values[row + right]) + values[below + right]
                    - values[above + left] - (2 * values[row + left]) - values[below + left];
                var down = values[below + left] + (2 * values[below + x]) + values[below + right]
                    - values[above + left] - (2 * values[above + x]) - values[above + right];
                edges[row + x] = MathF.Sqrt((across * across) + (down * down));
            }
        }

        return edges;
    }

    /// <summary>0 below <paramref name="low"/>, 1 above <paramref name="high"/>, smooth between.</summary>
    public static double Step(double low, double high, double value)
    {
        var part = Math.Clamp((value - low) / (high - low), 0, 1);
        return part * part * (3 - (2 * part));
    }

    private static void Slide(float[] from, float[] to, int start, int stride, int count, int radius)
    {
        var sum = 0.0;
        for (var offset = -radius; offset <= radius; offset++)
        {
            sum += from[start + (Math.Clamp(offset, 0, count - 1) * stride)];
        }

        for (var index = 0; index < count; index++)
        {
            to[start + (index * stride)] = (float)(sum / ((2 * radius) + 1));
            sum += from[start + (Math.Min(index + radius + 1, count - 1) * stride)] - from[start + (Math.Max(index - radius, 0) * stride)];
        }
    }
}
