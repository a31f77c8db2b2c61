using System.Numerics;
using System.Runtime.Intrinsics;

namespace Tessera.Sandbox.Audio.Synthesis;

/// <summary>The sources of sound.</summary>
internal static class Oscillators
{
    private const double HighestHertz = Samples.Rate * 0.45;

    /// <summary>How many cycles have passed.</summary>
    public static Signal Cycles(Signal hertz)
    {
        var at = 0.0;
        return new Signal(block =>
        {
            hertz.Fill(block);
            foreach (ref var sample in block.AsSpan())
            {
                (sample, at) = (at, at + (sample / Samples.Rate));
            }
        });
    }

    public static Signal White(Noise noise) => new(block =>
    {
        foreach (ref var sample in block.AsSpan())
        {
            sample = noise.Next();
        }
    });

    public static Signal Sine(Signal hertz) => hertz.Constant is { } steady
        ? Ring(steady, 1, double.PositiveInfinity)
        : Cycles(hertz).Zip(Signal.Of(Math.Tau), TensorPrimitives.Multiply).Map(TensorPrimitives.Sin);

    /// <summary>A sine that falls to 1/e in <paramref name="decay"/> seconds; silence where the sample rate cannot hold it.</summary>
    public static Signal Ring(double hertz, double gain, double decay)
    {
        if (hertz > HighestHertz)
        {
            return Signal.Of(0);
        }

        // Turning a vector costs a few products a sample, and a sine ten times that. Four samples are turned at once.
        var turn = new Complex(-1 / decay, Math.Tau * hertz) / Samples.Rate;
        Complex[] first = [.. Enumerable.Range(0, 4).Select(sample => gain * Complex.Exp(sample * turn))];
        var x = Vector256.Create(first[0].Real, first[1].Real, first[2].Real, first[3].Real);
        var y = Vector256.Create(first[0].Imaginary, first[1].Imaginary, first[2].Imaginary, first[3].Imaginary);
        var (cos, sin) = (Vector256.Create(Complex.Exp(4 * turn).Real), Vector256.Create(Complex.Exp(4 * turn).Imaginary));
        return new Signal(block =>
        {
            var (real, imaginary) = (x, y);
            for (var i = 0; i < Signal.Block; i += 4)
            {
                imaginary.CopyTo(block, i);
                (real, imaginary) = ((real * cos) - (imaginary * sin), (real * sin) + (imaginary * cos));
            }

            (x, y) = (real, imaginary);
        });
    }

    /// <summary>A saw tooth without the mirrored frequencies a naive one has (PolyBLEP).</summary>
    public static Signal Saw(Signal hertz, double phase)
    {
        var at = phase;
        return new Signal(block =>
        {
            hertz.Fill(block);
            foreach (ref var sample in block.AsSpan())
            {
                var step = sample / Samples.Rate;
                sample = (2 * at) - 1 - Rounding(at, step);
                at += step;
                at -= at >= 1 ? 1 : 0;
            }
        });
    }

    /// <summary>A pulse, the difference of two saw teeth; a duty of 0.5 is a square.</summary>
    public static Signal Pulse(double hertz, double duty) =>
        Saw(Signal.Of(hertz), 1 - duty).Zip(Saw(Signal.Of(hertz), 0), TensorPrimitives.Subtract);

    /// <summary>A plucked string by the algorithm of Karplus and Strong: a burst of noise going round in a soft delay.</summary>
    /// <param name="hertz">Its pitch.</param>
    /// <param name="brightness">The cut-off of the burst in hertz.</param>
    /// <param name="ring">How much of it is left after a round at 220 Hz, just below 1.</param>
    public static Signal PluckedString(double hertz, double brightness, double ring)
    {
        // The same burst for the same string: its colour is the instrument's.
        var noise = new Noise((int)(hertz * 100));
        var period = (Samples.Rate / hertz) - 0.5;
        double[] line = [.. Enumerable.Range(0, (int)period + 1).Select(_ => (double)noise.Next())];
        new Filter(Filter.Band.Low, brightness).Pass(line);

        // The mean of the noise would ring as a constant.
        TensorPrimitives.Subtract(line, line.Average(), line);

        // An all-pass delays by the fraction of a sample that tuning needs.
        var fraction = period - Math.Floor(period);
        var bend = (1 - fraction) / (1 + fraction);
        var loss = Math.Pow(ring, Math.Sqrt(220 / hertz)) / 2;
        var (at, before, passed) = (0, 0.0, 0.0);
        return new Signal(block =>
        {
            foreach (ref var sample in block.AsSpan())
            {
                var next = at + 1 == line.Length ? 0 : at + 1;
                var averaged = loss * (line[at] + line[next]);
                (passed, before) = ((bend * averaged) + before - (bend * passed), averaged);
                (sample, line[at], at) = (line[at], passed, next);
            }
        });
    }

    // Rounds the unit step at phase 0.
    private static double Rounding(double at, double step) =>
        at < step ? -Math.Pow(1 - (at / step), 2) : at > 1 - step ? Math.Pow(1 + ((at - 1) / step), 2) : 0;
}
