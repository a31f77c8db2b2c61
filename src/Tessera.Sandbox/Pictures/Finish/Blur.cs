namespace Tessera.Sandbox.Pictures.Finish;

/// <summary>A soft copy at a fraction of the size: all that glow and edges need.</summary>
internal static class Blur
{
    /// <summary>The picture's blocks of <paramref name="shrink"/> pixels averaged, then softened twice.</summary>
    /// <returns>Three values a block, rows of <c>width / shrink</c> rounded up.</returns>
    public static (float[] Blocks, int Width, int Height) Shrunk(Raster raster, int shrink, int radius, Func<int, float> weight)
    {
        var (width, height) = ((raster.Width + shrink - 1) / shrink, (raster.Height + shrink - 1) / shrink);
        var blocks = new float[width * height * 3];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var at = raster.At((x * shrink) + (shrink / 2), (y * shrink) + (shrink / 2));
                var share = weight(at);
                for (var channel = 0; channel < 3; channel++)
                {
                    blocks[(((y * width) + x) * 3) + channel] = raster.Pixels[at + channel] * share;
                }
            }
        }

        for (var pass = 0; pass < 2; pass++)
        {
            blocks = Along(blocks, height, width, radius, (line, i) => ((line * width) + i) * 3);
            blocks = Along(blocks, width, height, radius, (line, i) => ((i * width) + line) * 3);
        }

        return (blocks, width, height);
    }

    /// <summary>A channel between blocks.</summary>
    public static float Sample((float[] Blocks, int Width, int Height) soft, float x, float y, int channel)
    {
        var (left, top) = (Math.Clamp((int)x, 0, soft.Width - 2), Math.Clamp((int)y, 0, soft.Height - 2));
        var (fx, fy) = (Math.Clamp(x - left, 0, 1), Math.Clamp(y - top, 0, 1));
        var at = (((top * soft.Width) + left) * 3) + channel;
        var below = at + (soft.Width * 3);
        var upper = soft.Blocks[at] + ((soft.Blocks[at + 3] - soft.Blocks[at]) * fx);
        var lower = soft.Blocks[below] + ((soft.Blocks[below + 3] - soft.Blocks[below]) * fx);
        return upper + ((lower - upper) * fy);
    }

    private static float[] Along(float[] from, int lines, int length, int radius, Func<int, int, int> place)
    {
        var to = new float[from.Length];
        var span = (2 * radius) + 1;
        for (var line = 0; line < lines; line++)
        {
            for (var channel = 0; channel < 3; channel++)
            {
                var sum = 0f;
                for (var i = -radius; i <= radius; i++)
                {
                    sum += from[place(line, Math.Clamp(i, 0, length - 1)) + channel];
                }

                for (var i = 0; i < length; i++)
                {
                    to[place(line, i) + channel] = sum / span;
                    sum += from[place(line, Math.Min(i + radius + 1, length - 1)) + channel] - from[place(line, Math.Max(i - radius, 0)) + channel];
                }
            }
        }

        return to;
    }
}
