using Tessera.Sandbox.Images.Drawing;
using Tessera.Sandbox.Images.Scenery;

namespace Tessera.Sandbox.Video;

/// <summary>Layers under a moving camera; paints any moment of itself.</summary>
internal sealed class LayeredVideo
{
    private const double Sideways = 84;
    private const double DriftReach = 84;

    private readonly IReadOnlyList<VideoLayer> _layers;
    private readonly VideoSize _size;
    private readonly double _unit;
    private readonly int _margin;
    private readonly CameraPath _path;
    private readonly byte[] _whole;
    private readonly byte[] _seen;

    /// <param name="layers">From back to front; the first covers the frame.</param>
    /// <param name="size">Pixels.</param>
    /// <param name="canvas">Units.</param>
    /// <param name="margin">Pixels that layers reach beyond each side.</param>
    /// <param name="path">Where the camera goes.</param>
    public LayeredVideo(IReadOnlyList<VideoLayer> layers, VideoSize size, Canvas canvas, int margin, CameraPath path)
    {
        (_layers, _size, _margin, _path) = (layers, size, margin, path);
        _unit = size.Width / canvas.Width;
        // Kept from frame to frame: the first layer covers all of the last one.
        _whole = new byte[size.Width * size.Height * 4];
        _seen = new byte[_whole.Length];
    }

    /// <summary>The frame at a time, red, green, blue, alpha; valid until the next is painted.</summary>
    public byte[] Paint(double seconds, double progress)
    {
        foreach (var layer in _layers)
        {
            Lay(_whole, layer, seconds, progress);
        }

        var scale = 1 + ((_path.Zoom - 1) * CameraPath.Eased(progress));
        if (scale <= 1.0005)
        {
            return _whole;
        }

        Zoom.Into(_whole, _seen, _size.Width, scale, _path.Towards);
        return _seen;
    }

    private void Lay(byte[] frame, VideoLayer layer, double seconds, double progress)
    {
        var camera = Sideways * _path.Direction * (CameraPath.Eased(progress) - 0.5) * layer.Depth * (_path.Pans ? 1 : 0);
        var (x, y) = ((camera * _unit) - _margin, 0.0);
        var opacity = layer.FadesIn ? Math.Clamp((seconds - 0.1) / 1.6, 0, 1) : 1;
        var motion = layer.Motion;
        switch (motion.Kind)
        {
            case MotionKind.Fall:
                Repeat(frame, layer, (motion.X * seconds) + camera, motion.Y * seconds, opacity);
                return;
            case MotionKind.Drift:
                // To and fro in a long film; within ten seconds simply on.
                x += DriftReach * Math.Sin(motion.X * seconds / DriftReach) * _unit;
                break;
            case MotionKind.Bob:
                x += motion.X * Math.Sin(seconds * Math.Tau / 5.2) * _unit;
                y = motion.Y * Math.Sin((seconds * Math.Tau / 3.4) + layer.Depth) * _unit;
                break;
            case MotionKind.Twinkle:
                opacity *= 0.62 + (0.38 * Math.Sin(((seconds / 2.3) + motion.Y) * Math.Tau));
                break;
        }

        FrameCompositor.Lay(frame, _size.Width, layer.Image, x, y, opacity);
    }

    // A falling sheet is exactly as large as the frame and repeats.
    private void Repeat(byte[] frame, VideoLayer layer, double shiftX, double shiftY, double opacity)
    {
        var x = Wrapped(Math.Round(shiftX * _unit), _size.Width);
        var y = Wrapped(Math.Round(shiftY * _unit), _size.Height);
        for (var across = 0; across < 2; across++)
        {
            for (var down = 0; down < 2; down++)
            {
                FrameCompositor.Lay(frame, _size.Width, layer.Image, x - (across * _size.Width), y - (down * _size.Height), opacity);
            }
        }
    }

    private static double Wrapped(double value, int length) => value - (Math.Floor(value / length) * length);
}
