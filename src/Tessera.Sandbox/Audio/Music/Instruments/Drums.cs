using Tessera.Sandbox.Audio.Synthesis;
using static Tessera.Sandbox.Audio.Synthesis.Tones;

namespace Tessera.Sandbox.Audio.Music.Instruments;

/// <summary>Drums. Each is hit at full strength; how loud it is heard is decided when it is mixed.</summary>
internal static class Drums
{
    public static float[] Kick() => Thump(0.45, 52, 170, 38, 7, 0.5f);

    public static float[] ClubKick() => Thump(0.5, 48, 260, 48, 6, 0.9f);

    public static float[] SoftKick() => Thump(0.35, 56, 110, 30, 9, 0.1f);

    public static float[] BigDrum()
    {
        var drum = Thump(1.8, 44, 60, 18, 2.6f, 0.4f);
        var skin = new Noise(11);
        var dull = new Filter(320);
        return Map(drum, (sample, time) => sample + (dull.Low(skin.Next()) * MathF.Exp(-time * 9) * 1.2f));
    }

    public static float[] Timpani() => Thump(1.2, 68, 22, 20, 4.2f, 0.4f);

    public static float[] Snare() => Snare(185, 12, 0.55f, 1400);

    public static float[] SoftSnare() => Snare(205, 13, 0.8f, 1800);

    public static float[] GatedSnare()
    {
        var drum = Snare(170, 5, 0.6f, 1100);
        return Shape(drum[..Math.Min(drum.Length, (int)(0.26 * Rate))], 0.001, 0.04);
    }

    public static float[] Brush() => Hiss(0.22, 2500, 14, 1.1f, 0.015);

    public static float[] Clap()
    {
        var noise = new Noise(3);
        var band = new Filter(1500, 1.6);
        return Map(Silence(0.3), (_, time) =>
        {
            var hands = time < 0.03f ? MathF.Exp(-(time % 0.011f) * 260) : MathF.Exp(-(time - 0.03f) * 16);
            return band.Band(noise.Next()) * hands * 3.4f;
        });
    }

    public static float[] Rim()
    {
        var drum = Silence(0.08);
        AddSine(drum, 1720, 0.9, 0.012);
        AddSine(drum, 820, 0.7, 0.016);
        return drum;
    }

    public static float[] Hat() => Hiss(0.09, 8000, 50, 1.1f, 0);

    public static float[] OpenHat() => Hiss(0.4, 7500, 9, 0.6f, 0);

    public static float[] Shaker() => Hiss(0.12, 6000, 28, 1.4f, 0.03);

    public static float[] Ride()
    {
        var drum = Hiss(0.9, 6500, 6, 0.36f, 0);
        ReadOnlySpan<double> modes = [3147, 3623, 4271, 4799, 5333, 6113, 6711, 7487, 8093];
        foreach (var mode in modes)
        {
            AddSine(drum, mode, 0.035, 0.09);
        }

        return Shape(drum, 0.001, 0.3);
    }

    public static float[] Crash() => Shape(Hiss(2.2, 4500, 2.2f, 0.45f, 0), 0.002, 0.8);

    public static float[] Tom() => Thump(0.5, 92, 60, 16, 6, 0.2f);

    public static float[] ChipNoise() => Coarse(0.12, 5, 26);

    public static float[] ChipTick() => Coarse(0.04, 2, 90);

    public static float[] ChipKick() => Coarse(0.1, 28, 30);

    private static float[] Thump(double seconds, double hertz, double sweep, double speed, float decay, float click)
    {
        var noise = new Noise(7);
        var dull = new Filter(3500);
        var phase = 0.0;
        var drum = Map(Silence(seconds), (_, time) =>
        {
            phase += Math.Tau * (hertz + (sweep * Math.Exp(-time * speed))) / Rate;
            var body = MathF.Tanh(1.4f * (float)Math.Sin(phase)) * MathF.Exp(-time * decay);
            return (body * 0.9f) + (dull.Low(noise.Next()) * click * 0.5f * MathF.Exp(-time * 380));
        });
        return Shape(drum, 0.0008, seconds * 0.3);
    }

    private static float[] Snare(double hertz, float decay, float rattle, double dark)
    {
        var drum = Silence(0.4);
        AddSine(drum, hertz, 0.5, 0.05);
        AddSine(drum, hertz * 1.72, 0.3, 0.03);
        var noise = new Noise(5);
        var wires = new Filter(dark);
        Map(drum, (sample, time) => sample + (wires.High(noise.Next()) * rattle * MathF.Exp(-time * decay)));
        return Shape(drum, 0.0008, 0.1);
    }

    private static float[] Hiss(double seconds, double above, float decay, float gain, double attack)
    {
        var noise = new Noise(13);
        var metal = new Filter(above, 0.9);
        var drum = Map(Silence(seconds), (_, time) => metal.High(noise.Next()) * MathF.Exp(-time * decay) * gain);
        return Shape(drum, attack, seconds * 0.2);
    }

    // Noise that changes only every few samples, as the first sound chips made it.
    private static float[] Coarse(double seconds, int hold, float decay)
    {
        var noise = new Noise(17);
        var (held, i) = (0f, 0);
        return Map(Silence(seconds), (_, time) =>
        {
            held = i++ % hold == 0 ? MathF.Sign(noise.Next()) : held;
            return held * 0.5f * MathF.Exp(-time * decay);
        });
    }
}
