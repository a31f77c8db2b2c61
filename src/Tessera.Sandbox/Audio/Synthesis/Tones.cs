namespace Tessera.Sandbox.Audio.Synthesis;

/// <summary>What notes and noises are made of.</summary>
internal static class Tones
{
    /// <summary>Samples a second of everything synthesised here.</summary>
    public const int Rate = 44100;

    /// <summary>So many samples of silence.</summary>
    public static float[] Silence(double seconds) => new float[Math.Max(1, (int)(seconds * Rate))];

    /// <summary>Adds a sine that fades by itself.</summary>
    /// <param name="to">Where it is added.</param>
    /// <param name="hertz">Its pitch.</param>
    /// <param name="gain">How loud it begins.</param>
    /// <param name="decay">After how many seconds it has fallen to 1/e.</param>
    public static void AddSine(Span<float> to, double hertz, double gain, double decay = double.PositiveInfinity)
    {
        if (hertz > Rate * 0.45)
        {
            return;
        }

        var turn = Math.Tau * hertz / Rate;
        var fade = Math.Exp(-1 / (decay * Rate));
        var (cos, sin) = (Math.Cos(turn) * fade, Math.Sin(turn) * fade);
        var (x, y) = (gain, 0.0);
        foreach (ref var sample in to)
        {
            sample += (float)y;
            (x, y) = ((x * cos) - (y * sin), (x * sin) + (y * cos));
        }
    }

    /// <summary>Adds a saw tooth without the mirrored frequencies a naive one has (PolyBLEP).</summary>
    public static void AddSaw(Span<float> to, double hertz, double gain, double phase = 0)
    {
        var step = (float)(hertz / Rate);
        var at = (float)phase;
        foreach (ref var sample in to)
        {
            sample += (float)gain * ((2 * at) - 1 - Step(at, step));
            at += step;
            at -= at >= 1 ? 1 : 0;
        }
    }

    /// <summary>Adds a pulse; a duty of 0.5 is a square.</summary>
    public static void AddPulse(Span<float> to, double hertz, double gain, double duty)
    {
        var step = (float)(hertz / Rate);
        var mean = (float)((2 * duty) - 1);
        var at = 0f;
        foreach (ref var sample in to)
        {
            var back = at + 1 - (float)duty;
            back -= back >= 1 ? 1 : 0;
            sample += (float)gain * ((at < duty ? 1 : -1) + Step(at, step) - Step(back, step) - mean);
            at += step;
            at -= at >= 1 ? 1 : 0;
        }
    }

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

    private static float Rise(float share) => share * share * (3 - (2 * share));

    // The rounding of a unit step at phase 0.
    private static float Step(float at, float step)
    {
        if (at < step)
        {
            var share = at / step;
            return share + share - (share * share) - 1;
        }

        if (at > 1 - step)
        {
            var share = (at - 1) / step;
            return (share * share) + share + share + 1;
        }

        return 0;
    }
}
