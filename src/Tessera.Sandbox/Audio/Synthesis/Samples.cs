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
}
