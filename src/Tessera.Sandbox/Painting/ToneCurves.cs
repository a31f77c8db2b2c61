namespace Tessera.Sandbox.Painting;

/// <summary>Passes that change each pixel by itself, and so fit images and a video's layers alike.</summary>
internal static class ToneCurves
{
    /// <summary>Grey with deep shadows.</summary>
    public static PixelBuffer Noir(PixelBuffer raster) => raster.Map(colour =>
    {
        var deep = (Field.Step(0, 1, colour.Brightness) * 0.75) + (colour.Brightness * 0.25);
        var grey = (byte)Math.Clamp((deep * 268) + 10, 0, 255);
        return new Rgb(grey, grey, grey);
    });

    /// <summary>Faded print: lifted blacks, warm lights.</summary>
    public static PixelBuffer Vintage(PixelBuffer raster) => raster.Map(colour =>
        new Rgb((byte)Math.Min(255, 38 + (colour.R * 0.86f)), (byte)(28 + (colour.G * 0.82f)), (byte)(30 + (colour.B * 0.68f))));
}
