namespace Tessera.Sandbox.Painting;

/// <summary>
/// The Kuwahara filter: every pixel takes the mean of that quarter of its surroundings that varies least, which flattens
/// surfaces into strokes and keeps edges.
/// </summary>
internal static class Kuwahara
{
    public static PixelBuffer Apply(PixelBuffer picture, int radius)
    {
        var sums = new Sums(picture);
        var (width, height) = (picture.Width, picture.Height);
        return picture.Each(pixel =>
        {
            var (x, y) = (pixel % width, pixel / width);
            var (left, right) = (Math.Max(0, x - radius), Math.Min(width - 1, x + radius));
            var (top, bottom) = (Math.Max(0, y - radius), Math.Min(height - 1, y + radius));
            var best = sums.Of(left, top, x, y);
            foreach (var quarter in (ReadOnlySpan<Quarter>)[sums.Of(x, top, right, y), sums.Of(left, y, x, bottom), sums.Of(x, y, right, bottom)])
            {
                best = quarter.Variance < best.Variance ? quarter : best;
            }

            return (best.Red, best.Green, best.Blue);
        });
    }

    private readonly record struct Quarter(double Red, double Green, double Blue, double Variance);

    /// <summary>Sums over every rectangle from the top left corner: any rectangle in four look-ups.</summary>
    private sealed class Sums
    {
        private readonly int _stride;
        private readonly long[] _red;
        private readonly long[] _green;
        private readonly long[] _blue;
        private readonly long[] _squares;

        public Sums(PixelBuffer picture)
        {
            _stride = picture.Width + 1;
            var size = _stride * (picture.Height + 1);
            (_red, _green, _blue, _squares) = (new long[size], new long[size], new long[size], new long[size]);
            for (var y = 0; y < picture.Height; y++)
            {
                for (var x = 0; x < picture.Width; x++)
                {
                    var (pixel, at) = (((y * picture.Width) + x) * 4, ((y + 1) * _stride) + x + 1);
                    var (red, green, blue) = (picture.Rgba[pixel], picture.Rgba[pixel + 1], picture.Rgba[pixel + 2]);
                    Add(_red, at, red);
                    Add(_green, at, green);
                    Add(_blue, at, blue);
                    Add(_squares, at, (red * red) + (green * green) + (blue * blue));
                }
            }
        }

        public Quarter Of(int left, int top, int right, int bottom)
        {
            double count = (right - left + 1) * (bottom - top + 1);
            var (red, green, blue) = (
                Sum(_red, left, top, right, bottom) / count,
                Sum(_green, left, top, right, bottom) / count,
                Sum(_blue, left, top, right, bottom) / count);
            var variance = (Sum(_squares, left, top, right, bottom) / count) - (red * red) - (green * green) - (blue * blue);
            return new Quarter(red, green, blue, variance);
        }

        private void Add(long[] sums, int at, long value) =>
            sums[at] = value + sums[at - 1] + sums[at - _stride] - sums[at - _stride - 1];

        private long Sum(long[] sums, int left, int top, int right, int bottom) =>
            sums[((bottom + 1) * _stride) + right + 1] - sums[((bottom + 1) * _stride) + left]
            - sums[(top * _stride) + right + 1] + sums[(top * _stride) + left];
    }
}
