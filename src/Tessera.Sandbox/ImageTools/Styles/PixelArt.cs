namespace Tessera.Sandbox.ImageTools.Styles;

/// <summary>Large square pixels in few, clear colours, mixed by an ordered dither.</summary>
internal static class PixelArt
{
    private const int Cells = 112;
    private const int Levels = 6;

    private static readonly double[] Bayer = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5];

    public static Pixels Apply(Pixels picture, StyleWish wish)
    {
        var size = Math.Max(2, Math.Max(picture.Width, picture.Height) / Cells);
        var (columns, rows) = (Math.Max(1, picture.Width / size), Math.Max(1, picture.Height / size));
        var cells = picture.Scaled(columns, rows);
        return picture.Each(pixel =>
        {
            var (column, row) = (pixel % picture.Width * columns / picture.Width, pixel / picture.Width * rows / picture.Height);
            var cell = (row * columns) + column;
            var (red, green, blue) = cells.Colour(cell);
            var luma = cells.Luma(cell);
            var shift = ((Bayer[((row & 3) * 4) + (column & 3)] / 16) - 0.5) * 0.6;
            return (Level(luma + ((red - luma) * 1.3), shift), Level(luma + ((green - luma) * 1.3), shift), Level(luma + ((blue - luma) * 1.3), shift));
        });
    }

    private static double Level(double channel, double shift) =>
        Math.Round((Math.Clamp(channel, 0, 255) / 255 * (Levels - 1)) + shift) / (Levels - 1) * 255;
}
