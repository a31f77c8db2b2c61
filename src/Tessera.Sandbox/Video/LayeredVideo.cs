using NetVips;
using Tessera.Sandbox.Images.Scenery;

namespace Tessera.Sandbox.Video;

/// <summary>Layers from back to front under a moving camera; paints any moment of itself. All but the first reach beyond the frame by a margin.</summary>
internal sealed class LayeredVideo(IReadOnlyList<LayeredVideo.Layer> layers, VideoSize size, Canvas canvas, int margin, LayeredVideo.CameraPath path)
{
    private const double Sideways = 84;
    private const double DriftReach = 84;

    // Kept from frame to frame: the first layer covers all of the last one.
    private readonly byte[] _whole = new byte[size.Width * size.Height * 4];
    private readonly double _unit = size.Width / canvas.Width;

    /// <summary>The frame at a time, red, green, blue, alpha; valid until the next is painted.</summary>
    public byte[] Paint(double seconds, double progress)
    {
        foreach (var layer in layers)
        {
            Lay(layer, seconds, progress);
        }

        var scale = 1 + ((path.Zoom - 1) * Eased(progress));
        return scale > 1.0005 ? Nearer(scale) : _whole;
    }

    // Between whole pixels; the point that the camera goes to stays where it is.
    private byte[] Nearer(double scale)
    {
        using var whole = Image.NewFromMemory(_whole, size.Width, size.Height, bands: 4, Enums.BandFormat.Uchar);
        using var bilinear = Interpolate.NewFromName("bilinear");
        var (across, down) = (path.Towards.X * (size.Width - 1) * (1 - scale), path.Towards.Y * (size.Height - 1) * (1 - scale));
        using var seen = whole.Affine([scale, 0, 0, scale], bilinear, [0, 0, size.Width, size.Height], odx: across, ody: down, extend: Enums.Extend.Copy);
        return seen.WriteToMemory<byte>();
    }

    private void Lay(Layer layer, double seconds, double progress)
    {
        var camera = Sideways * path.Direction * (Eased(progress) - 0.5) * layer.Depth * (path.Pans ? 1 : 0);
        var (x, y) = ((camera * _unit) - margin, 0.0);
        var opacity = layer.FadesIn ? Math.Clamp((seconds - 0.1) / 1.6, 0, 1) : 1;
        var motion = layer.Motion;
        switch (motion.Kind)
        {
            case MotionKind.Fall:
                Repeat(layer, (motion.X * seconds) + camera, motion.Y * seconds, opacity);
                return;
            case MotionKind.Drift:
                // To and fro in a long video; within ten seconds simply on.
                x += DriftReach * Math.Sin(motion.X * seconds / DriftReach) * _unit;
                break;
            case MotionKind.Bob:
                x += motion.X * Math.Sin(seconds * Math.Tau / 5.2) * _unit;
                y = motion.Y * Math.Sin((seconds * Math.Tau / 3.4) + layer.Depth) * _unit;
                break;
            case MotionKind.Twinkle:
                opacity *= 0.62 + (0.38 * Math.Sin(((seconds / 2.3) + motion.X) * Math.Tau));
                break;
        }

        FrameCompositor.Lay(_whole, size.Width, layer.Image, x, y, opacity);
    }

    // A falling sheet is exactly as large as the frame and repeats.
    private void Repeat(Layer layer, double shiftX, double shiftY, double opacity)
    {
        var x = Wrapped(Math.Round(shiftX * _unit), size.Width);
        var y = Wrapped(Math.Round(shiftY * _unit), size.Height);
        for (var across = 0; across < 2; across++)
        {
            for (var down = 0; down < 2; down++)
            {
                FrameCompositor.Lay(_whole, size.Width, layer.Image, x - (across * size.Width), y - (down * size.Height), opacity);
            }
        }
    }

    private static double Wrapped(double value, int length) => value - (Math.Floor(value / length) * length);

    /// <summary>Starts and stops gently, and is never quite still.</summary>
    private static double Eased(double progress) => (progress * 0.45) + (progress * progress * (3 - (2 * progress)) * 0.55);

    /// <summary>A sheet of a video and how it moves.</summary>
    internal sealed record Layer(PremultipliedLayer Image, double Depth, Motion Motion)
    {
        /// <summary>Comes in over the first seconds; for what is laid over a caller's image.</summary>
        public bool FadesIn { get; init; }
    }

    /// <summary>Where the camera goes during a video.</summary>
    /// <param name="Direction">1 to the right, −1 to the left.</param>
    /// <param name="Pans">Whether it moves sideways at all.</param>
    /// <param name="Zoom">How near it has come at the end; 1 for not nearer.</param>
    /// <param name="Towards">Where to, as shares of width and height.</param>
    internal sealed record CameraPath(int Direction, bool Pans, double Zoom, (double X, double Y) Towards);
}
