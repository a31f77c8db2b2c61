namespace Tessera.Sandbox.ImageTools.Styles;

/// <summary>A faded print: warm and pale, darker corners, film grain.</summary>
internal static class Vintage
{
    public static Pixels Apply(Pixels picture, StyleWish wish)
    {
        var (width, height) = (picture.Width, picture.Height);
        return picture.Each(pixel =>
        {
            var (x, y) = (pixel % width, pixel / width);
            var (red, green, blue) = picture.Colour(pixel);
            var luma = picture.Luma(pixel);
            var (across, down) = ((2.0 * x / width) - 1, (2.0 * y / height) - 1);
            var corner = 1 - (0.42 * Field.Step(0.5, 1.9, (across * across) + (down * down)));
            var grain = 9 * Field.Grain(x, y, wish.Hash);
            return (
                Faded(red, luma, 1.06, 34, corner) + grain,
                Faded(green, luma, 0.95, 26, corner) + grain,
                Faded(blue, luma, 0.74, 34, corner) + grain);
        });
    }

    private static double Faded(double channel, double luma, double tone, double lift, double corner) =>
        (lift + ((luma + ((channel - luma) * 0.35)) * tone * 0.84)) * corner;
}
