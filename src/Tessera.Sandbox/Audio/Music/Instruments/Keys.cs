using static Tessera.Sandbox.Audio.Synthesis.Tones;

namespace Tessera.Sandbox.Audio.Music.Instruments;

/// <summary>Instruments with keys or bars.</summary>
internal static class Keys
{
    /// <summary>A grand piano: stretched partials in pairs of slightly mistuned strings, high ones fading first.</summary>
    public static float[] Piano(double hertz, double seconds, double strength)
    {
        var note = Silence(seconds + 0.35);
        var ring = 2.6 * Math.Sqrt(220 / hertz);
        for (var n = 1; n <= 14; n++)
        {
            var partial = n * hertz * Math.Sqrt(1 + (0.00035 * n * n));
            var gain = strength * Math.Pow(n, -1.5 + (0.5 * strength)) * (n % 7 == 0 ? 0.3 : 1);
            AddSine(note, partial, gain * 0.22, ring / (1 + (0.32 * n)));
            AddSine(note, partial * 1.0006, gain * 0.14, ring * 1.6 / (1 + (0.4 * n)));
        }

        AddSine(note, 95, 0.05 * strength, 0.02);
        return Shape(note, 0.002, 0.3);
    }

    /// <summary>An electric piano: a tine that rings and a bell at its attack, by frequency modulation.</summary>
    public static float[] ElectricPiano(double hertz, double seconds, double strength)
    {
        var note = Silence(seconds + 0.3);
        var turn = (float)(Math.Tau * hertz);
        var bark = (float)(0.5 + (1.4 * strength));
        Map(note, (_, time) =>
        {
            var body = MathF.Sin((turn * time) + (bark * MathF.Exp(-time * 3.2f) * MathF.Sin(turn * time)));
            var tine = MathF.Sin((turn * 1.001f * time) + (0.5f * MathF.Exp(-time * 9) * MathF.Sin(turn * 14 * time)));
            var tremolo = 1 + (0.07f * MathF.Sin(31 * time));
            return ((0.7f * body) + (0.3f * tine)) * MathF.Exp(-time * 0.55f) * tremolo * (float)strength * 0.5f;
        });
        return Shape(note, 0.003, 0.25);
    }

    /// <summary>A drawbar organ with a turning loudspeaker.</summary>
    public static float[] Organ(double hertz, double seconds, double strength)
    {
        var note = Silence(seconds + 0.08);
        ReadOnlySpan<(double Ratio, double Gain)> drawbars = [(0.5, 0.5), (1, 1), (1.5, 0.5), (2, 0.6), (3, 0.3), (4, 0.3), (6, 0.12)];
        foreach (var (ratio, gain) in drawbars)
        {
            AddSine(note, hertz * ratio, gain * 0.22 * strength);
        }

        Map(note, (sample, time) => sample * (1 + (0.12f * MathF.Sin(40 * time))));
        return Shape(note, 0.008, 0.06);
    }

    /// <summary>A vibraphone with its motor on.</summary>
    public static float[] Vibraphone(double hertz, double seconds, double strength)
    {
        var note = Silence(seconds + 0.9);
        AddSine(note, hertz, 0.36 * strength, 1.6);
        AddSine(note, hertz * 4, 0.12 * strength, 0.5);
        AddSine(note, hertz * 10, 0.06 * strength * strength, 0.08);
        Map(note, (sample, time) => sample * (1 + (0.22f * MathF.Sin(34 * time))));
        return Shape(note, 0.002, 0.6);
    }

    /// <summary>A music box, or small bells.</summary>
    public static float[] Bells(double hertz, double seconds, double strength)
    {
        var note = Silence(seconds + 1.8);
        ReadOnlySpan<(double Ratio, double Gain, double Decay)> partials =
            [(1, 0.5, 1.5), (2, 0.22, 0.9), (3.01, 0.18, 0.6), (4.17, 0.1, 0.4), (5.43, 0.08, 0.3), (8.1, 0.05, 0.12)];
        foreach (var (ratio, gain, decay) in partials)
        {
            AddSine(note, hertz * ratio, gain * 0.7 * strength, decay);
        }

        return Shape(note, 0.002, 0.8);
    }
}
