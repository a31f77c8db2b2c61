using Tessera.Sandbox.Audio.Synthesis;
using static Tessera.Sandbox.Audio.Synthesis.Tones;

namespace Tessera.Sandbox.Audio.Music.Instruments;

/// <summary>Bowed and blown instruments.</summary>
internal static class Sustained
{
    /// <summary>A section of strings.</summary>
    public static float[] Strings(double hertz, double seconds, double strength) =>
        Shape(Section(hertz, seconds + 0.45, 1400 + (2600 * strength), strength), Math.Min(0.22, seconds / 2), 0.4);

    /// <summary>The same section with short bows.</summary>
    public static float[] ShortStrings(double hertz, double seconds, double strength)
    {
        var note = Section(hertz, Math.Min(seconds, 0.22) + 0.14, 3600, strength * 1.2);
        return Shape(note, 0.012, 0.14);
    }

    /// <summary>A flute: few partials, a late vibrato, breath.</summary>
    public static float[] Flute(double hertz, double seconds, double strength)
    {
        var note = Silence(seconds + 0.12);
        var breath = new Filter(hertz * 2, 3);
        var noise = new Noise((int)hertz);
        var phase = 0f;
        Map(note, (_, time) =>
        {
            var vibrato = 1 + (0.005f * MathF.Min(1, time * 2.5f) * MathF.Sin(32 * time));
            phase += (float)(Math.Tau * hertz / Rate) * vibrato;
            phase -= phase > MathF.Tau ? MathF.Tau : 0;
            var tone = MathF.Sin(phase) + (0.28f * MathF.Sin(2 * phase)) + (0.09f * MathF.Sin(3 * phase));
            return ((0.3f * tone) + (0.04f * breath.Band(noise.Next()))) * (float)strength;
        });
        return Shape(note, 0.06, 0.1);
    }

    /// <summary>A saxophone, or a trumpet with its mute in: brightness follows the breath.</summary>
    public static float[] Saxophone(double hertz, double seconds, double strength) =>
        Shape(Blown(hertz, seconds + 0.1, 5, strength, 0.006f), 0.035, 0.09);

    /// <summary>Low brass and horns together.</summary>
    public static float[] Brass(double hertz, double seconds, double strength) =>
        Shape(Blown(hertz, seconds + 0.2, 3.5 + (4 * strength), strength, 0.002f), 0.09, 0.18);

    /// <summary>A choir that sings "ah".</summary>
    public static float[] Choir(double hertz, double seconds, double strength)
    {
        var note = Silence(seconds + 0.6);
        AddSaw(note, hertz * 0.997, 0.3 * strength);
        AddSaw(note, hertz * 1.004, 0.3 * strength, 0.37);
        Filter[] throat = [new(700, 5), new(1150, 6), new(2700, 7)];
        Map(note, (sample, _) => (throat[0].Band(sample) * 1.7f) + (throat[1].Band(sample) * 0.9f) + (throat[2].Band(sample) * 0.35f));
        return Shape(note, Math.Min(0.35, seconds / 2), 0.55);
    }

    private static float[] Section(double hertz, double seconds, double brightness, double strength)
    {
        var note = Silence(seconds);
        ReadOnlySpan<(double Detune, double Phase)> players = [(0.9965, 0), (1, 0.31), (1.0031, 0.62), (1.0055, 0.83)];
        foreach (var (detune, phase) in players)
        {
            AddSaw(note, hertz * detune, 0.165 * strength, phase);
        }

        var body = new Filter(Math.Max(brightness, hertz * 1.5));
        var low = new Filter(Math.Min(180, hertz * 0.8));
        return Map(note, (sample, time) => low.High(body.Low(sample)) * (1 + (0.05f * MathF.Sin(29 * time))));
    }

    private static float[] Blown(double hertz, double seconds, double openness, double strength, float vibrato)
    {
        var note = Silence(seconds);
        var bell = new Filter(hertz, 0.9);
        var at = 0f;
        for (var i = 0; i < note.Length; i++)
        {
            var time = (float)i / Rate;
            if (i % 32 == 0)
            {
                var breath = 1 - MathF.Exp(-time * 14);
                bell.Tune(hertz * (1 + (openness * breath * strength)), 0.9);
            }

            var bend = 1 + (vibrato * MathF.Min(1, time * 2) * MathF.Sin(33 * time));
            at += (float)(hertz / Rate) * bend;
            at -= at >= 1 ? 1 : 0;
            note[i] = bell.Low((2 * at) - 1) * 0.34f * (float)strength;
        }

        return note;
    }
}
