using System.Runtime.InteropServices;

namespace Tessera.Sandbox.Video;

/// <summary>A transparent image as the frame painter wants it: colours times alpha, and for each row the columns from and up to which it is painted.</summary>
internal sealed record PremultipliedLayer(byte[] Pixels, int Width, int Height, IReadOnlyList<(int From, int To)> Rows)
{
    public static PremultipliedLayer Of(PixelBuffer raster)
    {
        var (pixels, width) = (raster.Through(image => image.Premultiply()).Rgba, raster.Width);
        var rows = Enumerable.Range(0, raster.Height).Select(y =>
        {
            var row = MemoryMarshal.Cast<byte, uint>(pixels.AsSpan(y * width * 4, width * 4));
            return row.IndexOfAnyExcept(0u) is >= 0 and var from ? (from, row.LastIndexOfAnyExcept(0u) + 1) : (width, 0);
        });
        return new PremultipliedLayer(pixels, width, raster.Height, [.. rows]);
    }
}
