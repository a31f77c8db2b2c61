using Tessera.Sandbox.Audio.Synthesis;
using static Tessera.Sandbox.Audio.Synthesis.Tones;

namespace Tessera.Sandbox.Audio.Music.Instruments;

/// <summary>Instruments that never were anything else.</summary>
internal static class Synths
{
    /// <summary>A warm carpet of detuned saws behind a filter that slowly breathes.</summary>
    public static float[] Pad(double hertz, double seconds, double strength)
    {
        var note = Silence(seconds + 1.4);
        AddSaw(note, hertz * 0.996, 0.13 * strength);
        AddSaw(note, hertz * 1.004, 0.13 * strength, 0.4);
        AddSaw(note, hertz * 2.001, 0.04 * strength, 0.7);
        AddSine(note, hertz, 0.16 * strength);
        return Shape(Swept(note, time => 650 + (450 * Math.Sin(time * 1.1)), 0.9), Math.Min(0.9, seconds / 2), 1.3);
    }

    /// <summary>A bright lead of two saws.</summary>
    public static float[] Lead(double hertz, double seconds, double strength)
    {
        var note = Silence(seconds + 0.12);
        AddSaw(note, hertz * 0.998, 0.22 * strength);
        AddSaw(note, hertz * 1.003, 0.22 * strength, 0.5);
        return Shape(Swept(note, time => hertz * (2.5 + (5 * Math.Exp(-time * 5))), 1.1), 0.006, 0.1);
    }

    /// <summary>A short pluck for arpeggios.</summary>
    public static float[] Pluck(double hertz, double seconds, double strength)
    {
        var note = Silence(Math.Min(seconds, 0.35) + 0.15);
        AddSaw(note, hertz, 0.55 * strength);
        AddPulse(note, hertz * 1.002, 0.22 * strength, 0.5);
        Swept(note, time => 250 + (hertz * 7 * Math.Exp(-time * 13)), 1.5);
        return Shape(Map(note, (sample, time) => sample * MathF.Exp(-time * 5)), 0.002, 0.14);
    }

    /// <summary>Stacked saws, hit and gone: the chord of a club.</summary>
    public static float[] Stab(double hertz, double seconds, double strength)
    {
        var note = Silence(Math.Min(seconds, 0.3) + 0.12);
        ReadOnlySpan<double> detunes = [0.992, 0.998, 1.003, 1.009];
        foreach (var detune in detunes)
        {
            AddSaw(note, hertz * detune, 0.14 * strength, detune * 17 % 1);
        }

        Swept(note, time => 400 + (3800 * Math.Exp(-time * 9)), 1.2);
        return Shape(note, 0.003, 0.12);
    }

    /// <summary>A bass of one saw that quacks.</summary>
    public static float[] AcidBass(double hertz, double seconds, double strength)
    {
        var note = Silence(seconds + 0.03);
        AddSaw(note, hertz, 0.42 * strength);
        Swept(note, time => 110 + ((500 + (2200 * strength)) * Math.Exp(-time * 11)), 4);
        AddSine(note, hertz, 0.22 * strength);
        return Shape(Map(note, (sample, _) => MathF.Tanh(sample * 1.5f) * 0.7f), 0.003, 0.03);
    }

    /// <summary>A round bass for slow and soft music.</summary>
    public static float[] RoundBass(double hertz, double seconds, double strength)
    {
        var note = Silence(seconds + 0.12);
        AddSine(note, hertz, 0.32 * strength);
        AddSine(note, hertz * 2, 0.14 * strength, 0.6);
        AddSine(note, hertz * 3, 0.06 * strength, 0.3);
        return Shape(note, 0.012, 0.11);
    }

    /// <summary>A bass of saws, for the night drive.</summary>
    public static float[] SawBass(double hertz, double seconds, double strength)
    {
        var note = Silence(seconds + 0.04);
        AddSaw(note, hertz * 0.997, 0.26 * strength);
        AddSaw(note, hertz * 1.003, 0.26 * strength, 0.3);
        AddSine(note, hertz, 0.25 * strength);
        Swept(note, time => 180 + (1400 * Math.Exp(-time * 7)), 1.1);
        return Shape(note, 0.004, 0.04);
    }

    /// <summary>A long, deep, slightly overdriven drum that plays the bass line.</summary>
    public static float[] DeepBass(double hertz, double seconds, double strength)
    {
        var note = Silence(seconds + 0.25);
        var phase = 0.0;
        Map(note, (_, time) =>
        {
            phase += Math.Tau * hertz * (1 + (1.5 * Math.Exp(-time * 45))) / Rate;
            return MathF.Tanh(1.7f * (float)Math.Sin(phase)) * MathF.Exp(-time * 1.3f) * 0.5f * (float)strength;
        });
        return Shape(note, 0.003, 0.2);
    }

    /// <summary>A narrow pulse of an old games console.</summary>
    public static float[] Chip(double hertz, double seconds, double strength)
    {
        var note = Silence((seconds * 0.92) + 0.01);
        AddPulse(note, hertz, 0.24 * strength, 0.25);
        return Shape(Map(note, (sample, time) => sample * MathF.Max(0.45f, MathF.Exp(-time * 3))), 0.001, 0.01);
    }

    /// <summary>A square of the same console.</summary>
    public static float[] ChipSquare(double hertz, double seconds, double strength)
    {
        var note = Silence((seconds * 0.8) + 0.01);
        AddPulse(note, hertz, 0.2 * strength, 0.5);
        return Shape(Map(note, (sample, time) => sample * MathF.Exp(-time * 6)), 0.001, 0.01);
    }

    /// <summary>Its triangle, in the sixteen steps it had.</summary>
    public static float[] ChipTriangle(double hertz, double seconds, double strength)
    {
        var note = Silence((seconds * 0.9) + 0.01);
        Map(note, (_, time) =>
        {
            var phase = (float)((hertz * time) % 1);
            var ramp = 1 - (4 * MathF.Abs(phase - 0.5f));
            return MathF.Round(ramp * 7.5f) / 7.5f * 0.42f * (float)strength;
        });
        return Shape(note, 0.002, 0.01);
    }

    private static float[] Swept(float[] note, Func<double, double> cutoff, double resonance)
    {
        const int Control = 32;
        var filter = new Filter(1000);
        for (var i = 0; i < note.Length; i++)
        {
            if (i % Control == 0)
            {
                filter.Tune(cutoff((double)i / Rate), resonance);
            }

            note[i] = filter.Low(note[i]);
        }

        return note;
    }
}
