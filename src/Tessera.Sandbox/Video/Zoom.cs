using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tessera.Sandbox.Video;

/// <summary>Moves nearer into a frame, between whole pixels.</summary>
internal static class Zoom
{
    /// <param name="from">The whole frame: red, green, blue, alpha.</param>
    /// <param name="to">What is seen of it.</param>
    /// <param name="width">Of both.</param>
    /// <param name="scale">1 for all of it, above 1 for less.</param>
    /// <param name="towards">The point that stays where it is, as shares of width and height.</param>
    public static void Into(byte[] from, byte[] to, int width, double scale, (double X, double Y) towards)
    {
        var height = from.Length / 4 / width;
        var step = 1 / scale;
        var (left, top) = (towards.X * (width - 1) * (1 - step), towards.Y * (height - 1) * (1 - step));
        // Sixteen bits after the point are exact enough for any width we make, and repeat everywhere.
        var (startX, stepX) = ((long)(left * 65536), (long)(step * 65536));
        Parallel.For(0, height, y =>
        {
            var place = Math.Min(top + (y * step), height - 1.001);
            var row = (int)place;
            var down = (uint)((place - row) * 256);
            var upper = Row(from, row, width);
            var lower = Row(from, row + 1, width);
            var target = Row(to, y, width);
            var x = startX;
            for (var column = 0; column < target.Length; column++, x += stepX)
            {
                var at = Math.Min((int)(x >> 16), width - 2);
                var right = (uint)((x >> 8) & 255);
                target[column] = Between(Between(upper[at], upper[at + 1], right), Between(lower[at], lower[at + 1], right), down);
            }
        });
    }

    private static Span<uint> Row(byte[] pixels, int row, int width) =>
        MemoryMarshal.Cast<byte, uint>(pixels.AsSpan(row * width * 4, width * 4));

    // Two channels in one multiplication each.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Between(uint first, uint second, uint share)
    {
        const uint Even = 0x00FF00FF;
        var (a, b) = (first & Even, second & Even);
        var (c, d) = ((first >> 8) & Even, (second >> 8) & Even);
        return ((((a * (256 - share)) + (b * share)) >> 8) & Even) | (((c * (256 - share)) + (d * share)) & ~Even);
    }
}
