using Tessera.Sandbox.Audio.Signal;
using Tessera.Sandbox.Audio.Synthesis;

namespace Tessera.Sandbox.Audio.Effects;

/// <summary>Where the sounds of an effect are put together, in stereo.</summary>
internal sealed class Stage(double seconds, Random choices)
{
    private readonly float[] _left = Tones.Silence(seconds);
    private readonly float[] _right = Tones.Silence(seconds);

    /// <summary>How long it is.</summary>
    public double Seconds => seconds;

    /// <summary>A number between two others.</summary>
    public double Between(double low, double high) => low + (choices.NextDouble() * (high - low));

    /// <summary>A source of noise of its own.</summary>
    public Noise Noise() => new(choices.Next());

    /// <summary>Puts a sound in; what does not fit is cut off.</summary>
    public void Add(float[] sound, double at, double gain = 1, double pan = 0)
    {
        var angle = (pan + 1) * Math.PI / 4;
        var (left, right) = ((float)(Math.Cos(angle) * gain), (float)(Math.Sin(angle) * gain));
        var start = Math.Max(0, (int)(at * Tones.Rate));
        for (var i = 0; i < sound.Length && start + i < _left.Length; i++)
        {
            _left[start + i] += sound[i] * left;
            _right[start + i] += sound[i] * right;
        }
    }

    /// <summary>Adds to both sides for the whole length; the function is made once a side, so that the sides differ.</summary>
    public void Fill(Func<Func<float, float>> side)
    {
        foreach (var channel in (float[][])[_left, _right])
        {
            var next = side();
            Tones.Map(channel, (sample, time) => sample + next(time));
        }
    }

    /// <summary>The end of it: faded, and as loud as may be.</summary>
    public Waveform Finish()
    {
        var fade = Math.Min(0.25, seconds / 4);
        return new Waveform(Tones.Rate, Tones.Shape(_left, 0.003, fade), Tones.Shape(_right, 0.003, fade)).Normalise();
    }
}
