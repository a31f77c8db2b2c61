using Tessera.Sandbox.Audio.Music.Instruments;
using Tessera.Sandbox.Audio.Synthesis;

namespace Tessera.Sandbox.Audio.Effects;

/// <summary>Bells, magic, movement, and what stands for a word nobody knows.</summary>
internal static class Signals
{
    public static void Bell(Stage stage)
    {
        var note = stage.Between(190, 420);
        var bell = Tones.Silence(stage.Seconds);

        // The partials of a church bell: hum, prime, tierce, quint, nominal and above.
        ReadOnlySpan<(double Ratio, double Gain, double Decay)> partials =
            [(0.5, 0.5, 3.4), (1, 0.7, 2.4), (1.19, 0.5, 1.7), (1.5, 0.3, 1.2), (2, 0.6, 1.3), (2.51, 0.2, 0.8), (2.66, 0.2, 0.7), (3.01, 0.25, 0.6), (4.17, 0.15, 0.35), (5.43, 0.1, 0.2)];
        foreach (var (ratio, gain, decay) in partials)
        {
            Tones.AddSine(bell, note * ratio, gain * 0.4, decay);
            Tones.AddSine(bell, note * ratio * 1.0013, gain * 0.2, decay);
        }

        stage.Add(bell, 0.02);
        if (stage.Seconds > 4)
        {
            stage.Add(bell, stage.Seconds / 2, 0.9);
        }
    }

    public static void Whoosh(Stage stage)
    {
        var length = Math.Min(stage.Seconds, stage.Between(0.7, 1.1));
        for (var (at, side) = (0.0, 1.0); at < stage.Seconds - 0.2; (at, side) = (at + length + 0.35, -side))
        {
            stage.Add(Rush(stage, length), at, 1, -0.5 * side);
            stage.Add(Rush(stage, length), at + 0.12, 1, 0.5 * side);
        }
    }

    public static void Magic(Stage stage)
    {
        ReadOnlySpan<int> steps = [0, 4, 7, 11, 12, 16, 19, 23, 24, 28];
        var root = 520 * Math.Pow(2, (int)stage.Between(0, 7) / 12.0);
        var pace = Math.Min(0.11, stage.Seconds / 20);
        for (var i = 0; i < steps.Length; i++)
        {
            stage.Add(Keys.Bells(root * Math.Pow(2, steps[i] / 12.0), 0.4, 0.6), 0.03 + (i * pace), 0.6, (i % 2 * 1.2) - 0.6);
        }

        stage.Add(Rush(stage, Math.Min(stage.Seconds, 1.4)), 0, 0.25);
    }

    public static void Coin(Stage stage)
    {
        var first = Tones.Silence(0.09);
        Tones.AddPulse(first, 988, 0.4, 0.5);
        var second = Tones.Silence(0.5);
        Tones.AddPulse(second, 1319, 0.4, 0.5);
        for (var at = 0.03; at < stage.Seconds - 0.1; at += 1.1)
        {
            stage.Add(Tones.Shape([.. first], 0.002, 0.005), at);
            stage.Add(Tones.Map([.. second], (sample, time) => sample * MathF.Exp(-time * 7)), at + 0.085);
        }
    }

    public static void Success(Stage stage)
    {
        ReadOnlySpan<(int Semitones, double At)> notes = [(0, 0), (4, 0.13), (7, 0.26), (12, 0.39), (16, 0.39)];
        var root = stage.Between(400, 560);
        foreach (var (semitones, at) in notes)
        {
            stage.Add(Keys.Bells(root * Math.Pow(2, semitones / 12.0), 0.8, 0.8), 0.03 + at, 0.8, (semitones % 3 * 0.3) - 0.3);
        }
    }

    public static void Failure(Stage stage)
    {
        var root = stage.Between(190, 260);
        for (var i = 0; i < 3; i++)
        {
            stage.Add(Sustained.Brass(root * Math.Pow(2, -i * 2 / 12.0), i == 2 ? 0.7 : 0.22, 0.8), 0.03 + (i * 0.3));
        }
    }

    /// <summary>For words nobody knows: a rush that ends in a chime; which one, the words decide.</summary>
    public static void Abstract(Stage stage)
    {
        var rise = Math.Min(stage.Seconds * 0.4, stage.Between(0.4, 0.9));
        stage.Add(Rush(stage, rise * 1.5), 0, 0.6, stage.Between(-0.4, 0.4));
        var root = 260 * Math.Pow(2, (int)stage.Between(0, 12) / 12.0);
        ReadOnlySpan<int> chord = stage.Between(0, 1) > 0.5 ? [0, 7, 12, 16] : [0, 5, 10, 15];
        foreach (var semitones in chord)
        {
            stage.Add(Keys.Bells(root * Math.Pow(2, semitones / 12.0), 1, 0.7), rise + (semitones * 0.006), 0.5, stage.Between(-0.6, 0.6));
        }

        var carpet = Synths.Pad(root / 2, Math.Max(0.2, stage.Seconds - rise), 0.7);
        stage.Add(carpet, rise, 0.35);
    }

    private static float[] Rush(Stage stage, double seconds)
    {
        var (noise, air) = (stage.Noise(), new Filter(500, 1.2));
        return Tones.Map(Tones.Silence(seconds), (_, time) =>
        {
            var share = time / seconds;
            var near = Math.Exp(-Math.Pow((share - 0.5) * 4.2, 2));
            air.Tune(250 + (3600 * near), 1.3);
            return air.Band(noise.Next()) * (float)near * 1.2f;
        });
    }
}
