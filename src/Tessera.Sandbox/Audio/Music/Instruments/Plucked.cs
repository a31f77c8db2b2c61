using Tessera.Sandbox.Audio.Synthesis;
using static Tessera.Sandbox.Audio.Synthesis.Tones;

namespace Tessera.Sandbox.Audio.Music.Instruments;

/// <summary>Plucked strings, by the algorithm of Karplus and Strong: a burst of noise going round in a soft delay.</summary>
internal static class Plucked
{
    /// <summary>A guitar with steel strings.</summary>
    public static float[] Guitar(double hertz, double seconds, double strength) =>
        Shape(String(hertz, seconds + 0.4, 900 + (5200 * strength), 0.9965, 1.3 * strength), 0.001, 0.35);

    /// <summary>A guitar with nylon strings, or a harp.</summary>
    public static float[] Nylon(double hertz, double seconds, double strength) =>
        Shape(String(hertz, seconds + 0.6, 500 + (2200 * strength), 0.996, 1.5 * strength), 0.002, 0.5);

    /// <summary>A double bass, plucked.</summary>
    public static float[] UprightBass(double hertz, double seconds, double strength)
    {
        var note = String(hertz, seconds + 0.12, 750, 0.992, 1.3 * strength);
        AddSine(note, hertz, 0.5 * strength, 0.4);
        return Shape(note, 0.004, 0.1);
    }

    /// <summary>An electric bass.</summary>
    public static float[] ElectricBass(double hertz, double seconds, double strength)
    {
        var note = String(hertz, seconds + 0.06, 1500, 0.995, 0.9 * strength);
        AddSine(note, hertz, 0.42 * strength, 0.8);
        return Shape(note, 0.003, 0.05);
    }

    /// <summary>An electric guitar through an amplifier turned up too far.</summary>
    public static float[] Overdriven(double hertz, double seconds, double strength)
    {
        var note = String(hertz, seconds + 0.08, 3500, 0.9985, 1);
        AddSaw(note, hertz * 1.001, 0.12);
        var cabinet = new Filter(3200, 0.8);
        var body = new Filter(90);
        Map(note, (sample, _) => cabinet.Low(body.High(MathF.Tanh(sample * 7))) * 0.42f * (float)strength);
        return Shape(note, 0.004, 0.06);
    }

    private static float[] String(double hertz, double seconds, double brightness, double ring, double gain)
    {
        var samples = Silence(seconds);
        var period = (Rate / hertz) - 0.5;
        var line = new float[(int)period + 1];
        var noise = new Noise((int)(hertz * 100));
        var pick = new Filter(brightness);
        foreach (ref var sample in line.AsSpan())
        {
            sample = pick.Low(noise.Next());
        }

        // A string cannot stand aside: without this the mean of the noise would ring as a constant.
        var mean = line.Average();
        foreach (ref var sample in line.AsSpan())
        {
            sample -= mean;
        }

        // The fraction of a sample that tuning needs, by an all-pass.
        var fraction = (float)(period - Math.Floor(period));
        var bend = (1 - fraction) / (1 + fraction);
        var loss = (float)Math.Pow(ring, Math.Sqrt(220 / hertz));
        var (at, before, passed) = (0, 0f, 0f);
        for (var i = 0; i < samples.Length; i++)
        {
            var output = line[at];
            var next = at + 1 == line.Length ? 0 : at + 1;
            var averaged = loss * 0.5f * (output + line[next]);
            passed = (bend * averaged) + before - (bend * passed);
            before = averaged;
            line[at] = passed;
            samples[i] = output * (float)gain;
            at = next;
        }

        return samples;
    }
}
