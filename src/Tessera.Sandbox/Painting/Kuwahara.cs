using NetVips;

namespace Tessera.Sandbox.Painting;

/// <summary>
/// The Kuwahara filter: every pixel takes the mean of that quarter of its surroundings that varies least, which flattens
/// surfaces into strokes and keeps edges.
/// </summary>
internal static class Kuwahara
{
    public static PixelBuffer Apply(PixelBuffer source, int radius) => source.Through(image =>
    {
        var row = Image.NewFromArray(Enumerable.Repeat(1.0, radius + 1).ToArray(), scale: radius + 1);
        var colours = image.ExtractBand(0, n: 3).Cast(Enums.BandFormat.Float);
        var means = colours.Convsep(row, precision: Enums.Precision.Float);
        var variances = ((colours * colours).Convsep(row, precision: Enums.Precision.Float) - (means * means)).Bandmean();
        var quarters = new[] { (-1, -1), (1, -1), (-1, 1), (1, 1) }
            .Select(to => (Mean: Moved(means, to, radius), Variance: Moved(variances, to, radius)))
            .Aggregate((best, next) =>
            {
                var isBetter = next.Variance < best.Variance;
                return (isBetter.Ifthenelse(next.Mean, best.Mean), isBetter.Ifthenelse(next.Variance, best.Variance));
            });
        return quarters.Item1;
    });

    private static Image Moved(Image image, (int X, int Y) to, int radius) =>
        image.Embed(to.X * ((radius + 1) / 2), to.Y * ((radius + 1) / 2), image.Width, image.Height, extend: Enums.Extend.Copy);
}
