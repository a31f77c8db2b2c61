using System.Numerics.Tensors;

namespace Tessera.Sandbox.Audio.Synthesis;

/// <summary>Operations on whole sounds of one channel.</summary>
internal static class Samples
{
    /// <summary>Samples a second of everything synthesised here.</summary>
    public const int Rate = 44100;

    public static float[] Silence(double seconds) => new float[Math.Max(1, (int)(seconds * Rate))];

    /// <summary>Fades in and out smoothly.</summary>
    public static float[] Fade(float[] samples, double attack, double release)
    {
        var rising = Math.Min(samples.Length, (int)(attack * Rate));
        for (var i = 0; i < rising; i++)
        {
            samples[i] *= Rise((float)i / rising);
        }

        var falling = Math.Min(samples.Length, (int)(release * Rate));
        for (var i = 0; i < falling; i++)
        {
            samples[^(i + 1)] *= Rise((float)i / falling);
        }

        return samples;

        static float Rise(float share) => share * share * (3 - (2 * share));
    }

    /// <summary>The gains of both sides at the same power for any pan: -1 is left, 1 is right.</summary>
    public static (float Left, float Right) Pan(double pan, double gain)
    {
        var (right, left) = Math.SinCos((pan + 1) * Math.PI / 4);
        return ((float)(left * gain), (float)(right * gain));
    }

    /// <summary>Adds a sound to another one at a sample; what does not fit is cut off.</summary>
    public static void Add(ReadOnlySpan<float> sound, Span<float> to, int start, float gain)
    {
        var length = Math.Clamp(to.Length - start, 0, sound.Length);
        var target = to.Slice(Math.Min(start, to.Length), length);
        TensorPrimitives.MultiplyAdd(sound[..length], gain, target, target);
    }
}
