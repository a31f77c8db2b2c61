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
        Ramp(attack, i => i);
        Ramp(release, i => samples.Length - 1 - i);
        return samples;

        void Ramp(double seconds, Func<int, int> place)
        {
            var length = Math.Min(samples.Length, (int)(seconds * Rate));
            for (var i = 0; i < length; i++)
            {
                var share = (float)i / length;
                samples[place(i)] *= share * share * (3 - (2 * share));
            }
        }
    }
}
