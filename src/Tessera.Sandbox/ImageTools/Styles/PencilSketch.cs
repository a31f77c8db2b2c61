namespace Tessera.Sandbox.ImageTools.Styles;

/// <summary>Graphite on paper: outlines by dodging the picture with its blurred negative, hatching in the shadows.</summary>
internal static class PencilSketch
{
    public static Pixels Apply(Pixels picture, StyleWish wish)
    {
        var (width, height) = (picture.Width, picture.Height);
        var lumas = picture.Lumas();
        var soft = Field.Blurred(lumas, width, height, Math.Max(2, Math.Max(width, height) / 150));
        return picture.Each(pixel =>
        {
            var (x, y) = (pixel % width, pixel / width);
            var dodge = Math.Min(1, (lumas[pixel] + 6) / (soft[pixel] + 6));
            var line = Math.Pow(dodge, 2.2);
            var dark = 1 - (soft[pixel] / 255);
            var hatch = 1 - (Stroke(x + y, 5) * Field.Step(0.3, 0.9, dark) * 0.42) - (Stroke(x - y, 6) * Field.Step(0.55, 0.95, dark) * 0.4);
            var grain = 1 - (0.09 * (Field.Grain(x, y, wish.Hash) + 1) * (0.4 + dark));
            var grey = 28 + (222 * line * hatch * grain);
            return (grey, grey - 1, grey - 5);
        });
    }

    private static double Stroke(int along, int period) => 0.5 + (0.5 * Math.Sin(along * 2 * Math.PI / period));
}
