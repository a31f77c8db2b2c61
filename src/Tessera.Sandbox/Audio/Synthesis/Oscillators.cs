namespace Tessera.Sandbox.Audio.Synthesis;

/// <summary>What swings.</summary>
internal static class Oscillators
{
    private const double HighestHertz = Tones.Rate * 0.45;

    /// <summary>How many cycles have passed.</summary>
    public static Signal Cycles(Signal hertz)
    {
        var at = 0.0;
        return new Signal(block =>
        {
            hertz.Fill(block);
            foreach (ref var sample in block.AsSpan())
            {
                (sample, at) = (at, at + (sample / Tones.Rate));
            }
        });
    }

    public static Signal Sine(Signal hertz) => hertz.Constant is { } steady
        ? Ring(steady, 1, double.PositiveInfinity)
        : Signal.Map(Cycles(hertz), cycles => Math.Sin(Math.Tau * cycles));

    /// <summary>A sine that falls to 1/e in <paramref name="decay"/> seconds; silence where the sample rate cannot hold it.</summary>
    public static Signal Ring(double hertz, double gain, double decay)
    {
        if (hertz > HighestHertz)
        {
            return Signal.Of(0);
        }

        // Turning a vector costs four products a sample, a sine costs ten times that.
        var turn = Math.Tau * hertz / Tones.Rate;
        var fade = Math.Exp(-1 / (decay * Tones.Rate));
        var (cos, sin) = (Math.Cos(turn) * fade, Math.Sin(turn) * fade);
        var (x, y) = (gain, 0.0);
        return new Signal(block =>
        {
            foreach (ref var sample in block.AsSpan())
            {
                sample = y;
                (x, y) = ((x * cos) - (y * sin), (x * sin) + (y * cos));
            }
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
                var step = sample / Tones.Rate;
                sample = (2 * at) - 1 - Rounding(at, step);
                at += step;
                at -= at >= 1 ? 1 : 0;
            }
        });
    }

    /// <summary>A pulse; a duty of 0.5 is a square.</summary>
    public static Signal Pulse(double hertz, double duty)
    {
        var (at, step, mean) = (0.0, hertz / Tones.Rate, (2 * duty) - 1);
        return new Signal(block =>
        {
            foreach (ref var sample in block.AsSpan())
            {
                var back = at + 1 - duty;
                back -= back >= 1 ? 1 : 0;
                sample = (at < duty ? 1 : -1) + Rounding(at, step) - Rounding(back, step) - mean;
                at += step;
                at -= at >= 1 ? 1 : 0;
            }
        });
    }

    /// <summary>A plucked string by the algorithm of Karplus and Strong: a burst of noise going round in a soft delay.</summary>
    /// <param name="hertz">Its pitch.</param>
    /// <param name="brightness">The cut-off of the burst in hertz.</param>
    /// <param name="ring">What is left after a round at 220 Hz, below 1.</param>
    public static Signal PluckedString(double hertz, double brightness, double ring)
    {
        // The same burst for the same string: its colour is the instrument's.
        var noise = new Noise((int)(hertz * 100));
        var period = (Tones.Rate / hertz) - 0.5;
        var pick = new Filter(brightness);
        float[] line = [.. Enumerable.Range(0, (int)period + 1).Select(_ => pick.Low(noise.Next()))];

        // Without this the mean of the noise would ring as a constant.
        var mean = line.Average();
        foreach (ref var sample in line.AsSpan())
        {
            sample -= mean;
        }

        // An all-pass delays by the fraction of a sample that tuning needs.
        var fraction = (float)(period - Math.Floor(period));
        var bend = (1 - fraction) / (1 + fraction);
        var loss = (float)Math.Pow(ring, Math.Sqrt(220 / hertz));
        var (at, before, passed) = (0, 0f, 0f);
        return new Signal(block =>
        {
            foreach (ref var sample in block.AsSpan())
            {
                var next = at + 1 == line.Length ? 0 : at + 1;
                var averaged = loss * 0.5f * (line[at] + line[next]);
                passed = (bend * averaged) + before - (bend * passed);
                before = averaged;
                sample = line[at];
                line[at] = passed;
                at = next;
            }
        });
    }

    // The rounding of a unit step at phase 0.
    private static double Rounding(double at, double step)
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
