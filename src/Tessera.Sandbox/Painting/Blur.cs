namespace Tessera.Sandbox.Painting;

/// <summary>A soft copy at a fraction of the size: all that glow and edges need.</summary>
internal sealed class Blur
{
    private readonly float[][] _channels;
    private readonly int _shrink;
    private readonly int _width;
    private readonly int _height;

    /// <summary>Takes a pixel of each block of <paramref name="shrink"/> pixels, times its weight, and softens twice.</summary>
    public Blur(PixelBuffer picture, int shrink, int radius, Func<int, float> weight)
    {
        (_shrink, _width, _height) = (shrink, (picture.Width + shrink - 1) / shrink, (picture.Height + shrink - 1) / shrink);
        _channels = [new float[_width * _height], new float[_width * _height], new float[_width * _height]];
        for (var block = 0; block < _width * _height; block++)
        {
            var at = picture.At((block % _width * shrink) + (shrink / 2), (block / _width * shrink) + (shrink / 2));
            var share = weight(at);
            for (var channel = 0; channel < 3; channel++)
            {
                _channels[channel][block] = picture.Rgba[at + channel] * share;
            }
        }

        _channels = Array.ConvertAll(_channels, channel => Field.Blurred(channel, _width, _height, radius, passes: 2));
    }

    /// <summary>A channel at a pixel of the whole picture.</summary>
    public float At(int x, int y, int channel)
    {
        var (across, down) = ((x / (float)_shrink) - 0.5f, (y / (float)_shrink) - 0.5f);
        var (left, top) = (Math.Clamp((int)across, 0, _width - 2), Math.Clamp((int)down, 0, _height - 2));
        var (fx, fy) = (Math.Clamp(across - left, 0, 1), Math.Clamp(down - top, 0, 1));
        var (blocks, at) = (_channels[channel], (top * _width) + left);
        var upper = blocks[at] + ((blocks[at + 1] - blocks[at]) * fx);
        var lower = blocks[at + _width] + ((blocks[at + _width + 1] - blocks[at + _width]) * fx);
        return upper + ((lower - upper) * fy);
    }
}
