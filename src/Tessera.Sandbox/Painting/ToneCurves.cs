namespace Tessera.Sandbox.Painting;

/// <summary>Passes that change each pixel by itself, and so fit pictures and a film's layers alike.</summary>
internal static class ToneCurves
{
    /// <summary>Grey with deep shadows.</summary>
    public static void Noir(PixelBuffer raster)
    {
        Curve(raster, (brightness, _) =>
        {
            var share = brightness / 255f;
            var deep = (share * share * (3 - (2 * share)) * 0.75f) + (share * 0.25f);
            return (byte)Math.Clamp((deep * 268) + 10, 0, 255);
        });
    }

    /// <summary>Faded print: lifted blacks, warm lights.</summary>
    public static void Vintage(PixelBuffer raster)
    {
        int[] lift = [38, 28, 30];
        float[] reach = [0.86f, 0.82f, 0.68f];
        Each(raster, (value, channel) => (byte)(lift[channel] + (value * reach[channel])));
    }

    private static void Curve(PixelBuffer raster, Func<int, int, byte> change)
    {
        var pixels = raster.Rgba;
        for (var at = 0; at < pixels.Length; at += 4)
        {
            var brightness = raster.Brightness(at);
            for (var channel = 0; channel < 3; channel++)
            {
                pixels[at + channel] = change(brightness, channel);
            }
        }
    }

    private static void Each(PixelBuffer raster, Func<byte, int, byte> change)
    {
        var table = new byte[3][];
        for (var channel = 0; channel < 3; channel++)
        {
            table[channel] = [.. Enumerable.Range(0, 256).Select(value => change((byte)value, channel))];
        }

        var pixels = raster.Rgba;
        for (var at = 0; at < pixels.Length; at += 4)
        {
            for (var channel = 0; channel < 3; channel++)
            {
                pixels[at + channel] = table[channel][pixels[at + channel]];
            }
        }
    }
}
