namespace Tessera.Sandbox.ImageTools.Styles;

/// <summary>Thick strokes of richer colour, lit from the upper left like paint on canvas.</summary>
internal static class OilPainting
{
    public static Pixels Apply(Pixels picture, StyleWish wish)
    {
        var painted = Kuwahara.Apply(picture, Math.Max(2, Math.Max(picture.Width, picture.Height) / 125));
        var (width, lumas) = (picture.Width, painted.Lumas());
        return painted.Each(pixel =>
        {
            var (x, y) = (pixel % width, pixel / width);
            var (red, green, blue) = painted.Colour(pixel);
            var luma = lumas[pixel];
            var relief = x > 0 && y > 0 ? Math.Clamp((luma - lumas[pixel - width - 1]) * 0.35, -26, 26) : 0;
            var canvas = 2.5 * (Math.Sin(x * 1.1) + Math.Sin(y * 1.1)) + (3 * Field.Grain(x / 2, y / 2, wish.Hash));
            return (
                luma + ((red - luma) * 1.35) + relief + canvas,
                luma + ((green - luma) * 1.35) + relief + canvas,
                luma + ((blue - luma) * 1.35) + relief + canvas);
        });
    }
}
