namespace Tessera.Sandbox.ImageTools;

/// <summary>
/// Fills a hole from its surroundings, coarse to fine: at each size every pixel of the hole looks for the patch outside
/// it that fits its own surroundings best, by the propagation and random search of PatchMatch (Barnes et al. 2009),
/// and the patches found are averaged. It starts from a smooth membrane.
/// </summary>
internal sealed class PatchMatchFill(PixelBuffer image, bool[] hole, SeededRandom random)
{
    private const int Radius = 3;
    private const int Rounds = 4;
    private const int CoarsestSide = 24;

    public PixelBuffer Fill(IProgress<double> progress, CancellationToken ct)
    {
        // What the mask hides must not bleed into its surroundings when the image is made smaller.
        var start = Membrane(image, hole);
        var sizes = Sizes().ToList();
        PixelBuffer? coarser = null;
        for (var level = 0; level < sizes.Count; level++)
        {
            ct.ThrowIfCancellationRequested();
            var (width, height) = sizes[level];
            var open = HoleAt(width, height);
            if (open.Contains(false))
            {
                coarser = Level(start.Scaled(width, height), open, coarser?.Scaled(width, height));
            }

            progress.Report((level + 1.0) / (sizes.Count + 1));
        }

        return coarser ?? start;
    }

    private IEnumerable<(int Width, int Height)> Sizes()
    {
        var halvings = Math.Max(0, (int)Math.Log2(Math.Min(image.Width, image.Height) / (double)CoarsestSide));
        for (var power = halvings; power >= 0; power--)
        {
            yield return (Math.Max(1, image.Width >> power), Math.Max(1, image.Height >> power));
        }
    }

    private bool[] HoleAt(int width, int height)
    {
        var small = new bool[width * height];
        for (var pixel = 0; pixel < hole.Length; pixel++)
        {
            if (hole[pixel])
            {
                var (x, y) = (pixel % image.Width * width / image.Width, pixel / image.Width * height / image.Height);
                small[(y * width) + x] = true;
            }
        }

        return small;
    }

    private PixelBuffer Level(PixelBuffer pixels, bool[] open, PixelBuffer? coarser)
    {
        var current = coarser is null
            ? pixels
            : pixels.Each(pixel => open[pixel] ? coarser.Colour(pixel) : pixels.Colour(pixel));
        var search = new PatchMatch(current, open, Radius, random);
        for (var round = 0; round < Rounds; round++)
        {
            search.Improve(backwards: round % 2 == 1);
            current = search.Average();
        }

        return current;
    }

    /// <summary>Every open pixel the mean of what is known within the smallest radius that reaches some of it.</summary>
    private static PixelBuffer Membrane(PixelBuffer pixels, bool[] open)
    {
        var (width, height) = (pixels.Width, pixels.Height);
        var known = Array.ConvertAll(open, value => value ? 0f : 1f);
        var channels = Enumerable.Range(0, 3)
            .Select(channel => known.Select((weight, pixel) => weight * pixels.Rgba[(pixel * 4) + channel]).ToArray())
            .ToArray();
        var made = pixels.Each(pixels.Colour);
        var left = Enumerable.Range(0, open.Length).Where(pixel => open[pixel]).ToList();
        for (var radius = 2; left.Count > 0 && radius < 2 * (width + height); radius *= 2)
        {
            var near = Field.Blurred(known, width, height, radius);
            var colours = channels.Select(channel => Field.Blurred(channel, width, height, radius)).ToArray();
            left.RemoveAll(pixel =>
            {
                if (near[pixel] < 1e-3f)
                {
                    return false;
                }

                made.Set(pixel, colours[0][pixel] / near[pixel], colours[1][pixel] / near[pixel], colours[2][pixel] / near[pixel]);
                return true;
            });
        }

        return made;
    }
}
