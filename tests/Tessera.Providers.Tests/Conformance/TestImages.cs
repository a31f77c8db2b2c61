using Tessera.Media;

namespace Tessera.Providers.Tests.Conformance;

/// <summary>Small images for connectors that look into them.</summary>
internal static class TestImages
{
    /// <summary>A PNG file of grey pixels, one row.</summary>
    public static MediaInput Row(params ReadOnlySpan<byte> greys)
    {
        var rgba = new byte[greys.Length * 4];
        for (var pixel = 0; pixel < greys.Length; pixel++)
        {
            rgba.AsSpan(pixel * 4, 3).Fill(greys[pixel]);
            rgba[(pixel * 4) + 3] = 255;
        }

        using var image = RasterImage.FromPixels(rgba, greys.Length, 1);
        return new MediaInput("image/png", image.Encode(ImageFormat.Png));
    }

    /// <summary>The first of its colours and the alpha of each pixel of a file.</summary>
    public static (byte Grey, byte Alpha)[] PixelsOf(byte[] file)
    {
        using var image = RasterImage.Decode(file);
        return [.. image.ToPixels().Chunk(4).Select(pixel => (pixel[0], pixel[3]))];
    }

    /// <summary>The PNG file that begins somewhere in a body.</summary>
    public static byte[] PngIn(byte[] body, int which)
    {
        var at = -1;
        for (var found = 0; found <= which; found++)
        {
            at = at + 1 + body.AsSpan(at + 1).IndexOf((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]);
        }

        return body[at..];
    }
}
