namespace Tessera.Sandbox.Audio.Synthesis;

/// <summary>Operations on whole sounds.</summary>
internal static class Tones
{
    /// <summary>Samples a second of everything synthesised here.</summary>
    public const int Rate = 44100;

    public static float[] Silence(double seconds) => new float[Math.Max(1, (int)(seconds * Rate))];

    /// <summary>Fades in and out smoothly.</summary>
    public static float[] Shape(float[] samples, double attack, double release)
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
    }

    /// <summary>Passes everything through a function of the sample and its time in seconds.</summary>
    public static float[] Map(float[] samples, Func<float, float, float> change)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = change(samples[i], (float)i / Rate);
        }

        return samples;
    }

    /// <summary>Adds a sound to another one at a sample; what does not fit is cut off.</summary>
    public static void Add(ReadOnlySpan<float> sound, Span<float> to, int start, float gain)
    {
        for (var i = 0; i < sound.Length && start + i < to.Length; i++)
        {
            to[start + i] += sound[i] * gain;
        }
    }

    /// <summary>The gains of both sides at the same power for any pan: -1 is left, 1 is right.</summary>
    public static (float Left, float Right) Pan(double pan, double gain)
    {
        var angle = (pan + 1) * Math.PI / 4;
        return ((float)(Math.Cos(angle) * gain), (float)(Math.Sin(angle) * gain));
    }

    private static float Rise(float share) => share * share * (3 - (2 * share));
}
