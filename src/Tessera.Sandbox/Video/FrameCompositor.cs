using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tessera.Sandbox.Video;

/// <summary>
/// Lays sheets over a frame between whole pixels, so that slow movement is smooth: ffmpeg's own overlay moves in whole
/// pixels only, which trembles. Four pixels at a time.
/// </summary>
internal static class FrameCompositor
{
    private static readonly Vector128<ushort> AlphaOfEach = Vector128.Create((ushort)3, 3, 3, 3, 7, 7, 7, 7);

    /// <summary>Lays a sheet over an opaque frame, its upper left corner at a place between pixels.</summary>
    public static void Lay(byte[] frame, int width, PremultipliedLayer sheet, double x, double y, double opacity)
    {
        var height = frame.Length / 4 / width;
        var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
        // A shift of 2.3 pixels to the right reads the pixel at −3 with 0.3 and the one at −2 with 0.7.
        var (right, down) = ((int)((x - left) * 256), (int)((y - top) * 256));
        var strength = (ushort)Math.Clamp(opacity * 256, 0, 256);
        if (strength == 0)
        {
            return;
        }

        var weights = new Weights(right, down, strength);
        Parallel.For(Math.Max(0, top), Math.Min(height, top + sheet.Height), row => LayRow(frame.AsSpan(row * width * 4, width * 4), sheet, row - top, left, weights));
    }

    private static void LayRow(Span<byte> target, PremultipliedLayer sheet, int row, int left, in Weights weights)
    {
        var above = Math.Max(0, row - 1);
        var from = Math.Max(Math.Min(sheet.Rows[row].From, sheet.Rows[above].From), -left);
        var to = Math.Min(Math.Min(Math.Max(sheet.Rows[row].To, sheet.Rows[above].To) + 1, sheet.Width), (target.Length / 4) - left);
        var here = sheet.Pixels.AsSpan(row * sheet.Width * 4, sheet.Width * 4);
        var upper = sheet.Pixels.AsSpan(above * sheet.Width * 4, sheet.Width * 4);
        var column = from;
        if (column == 0 && column < to)
        {
            Lay1(target[(left * 4)..], here, upper, column++, weights);
        }

        for (; column + 4 <= to; column += 4)
        {
            Lay4(target[((column + left) * 4)..], here[((column - 1) * 4)..], upper[((column - 1) * 4)..], weights);
        }

        for (; column < to; column++)
        {
            Lay1(target[((column + left) * 4)..], here, upper, column, weights);
        }
    }

    // One pixel through a buffer of four; beyond the left edge the sheet continues as it begins.
    private static void Lay1(Span<byte> target, ReadOnlySpan<byte> here, ReadOnlySpan<byte> upper, int column, in Weights weights)
    {
        Span<byte> under = stackalloc byte[16];
        Span<byte> own = stackalloc byte[20];
        Span<byte> above = stackalloc byte[20];
        var beside = Math.Max(0, column - 1) * 4;
        target[..4].CopyTo(under);
        here.Slice(beside, 4).CopyTo(own);
        here.Slice(column * 4, 4).CopyTo(own[4..]);
        upper.Slice(beside, 4).CopyTo(above);
        upper.Slice(column * 4, 4).CopyTo(above[4..]);
        Lay4(under, own, above, weights);
        under[..4].CopyTo(target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Lay4(Span<byte> target, ReadOnlySpan<byte> here, ReadOnlySpan<byte> upper, in Weights weights)
    {
        var (a, b) = (Load(here[4..]), Load(here));
        var (c, d) = (Load(upper[4..]), Load(upper));
        if ((a | b | c | d) == Vector128<byte>.Zero)
        {
            // Most of most sheets is empty: stars, rain, a boat.
            return;
        }

        var low = weights.Between(Vector128.WidenLower(a), Vector128.WidenLower(b), Vector128.WidenLower(c), Vector128.WidenLower(d));
        var high = weights.Between(Vector128.WidenUpper(a), Vector128.WidenUpper(b), Vector128.WidenUpper(c), Vector128.WidenUpper(d));
        var under = Load(target);
        var result = Vector128.Narrow(Over(low, Vector128.WidenLower(under)), Over(high, Vector128.WidenUpper(under)));
        result.CopyTo(target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Over(Vector128<ushort> over, Vector128<ushort> under)
    {
        var alpha = Vector128.Shuffle(over, AlphaOfEach);
        // 255 − alpha of 256 parts: exact at both ends once the alpha of 255 counts as 256.
        var rest = Vector128.Create((ushort)256) - alpha - (alpha >>> 7);
        return Vector128.Min(over + ((under * rest) >>> 8), Vector128.Create((ushort)255));
    }

    private static Vector128<byte> Load(ReadOnlySpan<byte> pixels) => MemoryMarshal.Read<Vector128<byte>>(pixels);

    private readonly struct Weights
    {
        private readonly Vector128<ushort> _own;
        private readonly Vector128<ushort> _beside;
        private readonly Vector128<ushort> _above;
        private readonly Vector128<ushort> _across;
        private readonly Vector128<ushort> _strength;

        public Weights(int right, int down, ushort strength)
        {
            _own = Vector128.Create((ushort)((256 - right) * (256 - down) >> 8));
            _beside = Vector128.Create((ushort)(right * (256 - down) >> 8));
            _above = Vector128.Create((ushort)((256 - right) * down >> 8));
            // What rounding left over, so that the four make 256 again.
            _across = Vector128.Create((ushort)256) - _own - _beside - _above;
            _strength = Vector128.Create(strength);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector128<ushort> Between(Vector128<ushort> own, Vector128<ushort> beside, Vector128<ushort> above, Vector128<ushort> across)
        {
            return ((((own * _own) + (beside * _beside) + (above * _above) + (across * _across)) >>> 8) * _strength) >>> 8;
        }
    }
}
