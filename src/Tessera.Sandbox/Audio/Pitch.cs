namespace Tessera.Sandbox.Audio;

/// <summary>Measures how high a voice is, by normalised autocorrelation.</summary>
internal static class Pitch
{
    private const double LowestHertz = 65;
    private const double HighestHertz = 380;
    private const double WindowSeconds = 0.032;
    private const int MostFrames = 250;
    private const int EnoughHertz = 14000;
    private const float Voiced = 0.6f;
    private const double Audible = 0.01;

    /// <summary>The median pitch of the voiced parts in hertz, or <see langword="null"/> when there are too few.</summary>
    public static double? Median(ReadOnlySpan<float> samples, int rate)
    {
        // A voice's pitch needs no treble, and the work grows with the square of the rate.
        var step = Math.Max(1, rate / EnoughHertz);
        return step > 1 ? MedianOf(Coarser(samples, step), rate / (double)step) : MedianOf(samples, rate);
    }

    private static float[] Coarser(ReadOnlySpan<float> samples, int step)
    {
        var means = new float[samples.Length / step];
        for (var i = 0; i < means.Length; i++)
        {
            foreach (var sample in samples.Slice(i * step, step))
            {
                means[i] += sample / step;
            }
        }

        return means;
    }

    private static double? MedianOf(ReadOnlySpan<float> samples, double rate)
    {
        var window = (int)(rate * WindowSeconds);
        var reach = window + (int)(rate / LowestHertz);
        if (samples.Length < reach * 2)
        {
            return null;
        }

        var hop = Math.Max(window / 2, (samples.Length - reach) / MostFrames);
        var found = new List<double>();
        for (var start = 0; start + reach <= samples.Length; start += hop)
        {
            if (Of(samples.Slice(start, reach), window, rate) is { } hertz)
            {
                found.Add(hertz);
            }
        }

        found.Sort();
        return found.Count < 3 ? null : found[found.Count / 2];
    }

    private static double? Of(ReadOnlySpan<float> samples, int window, double rate)
    {
        var still = samples[..window];
        var energy = Product(still, still);
        if (energy < Audible * Audible * window)
        {
            return null;
        }

        var shortest = (int)(rate / HighestHertz);
        Span<float> likeness = stackalloc float[samples.Length - window];
        var best = 0f;
        for (var lag = shortest; lag < likeness.Length; lag++)
        {
            var moved = samples.Slice(lag, window);
            likeness[lag] = Product(still, moved) / MathF.Sqrt((energy * Product(moved, moved)) + 1e-9f);
            best = Math.Max(best, likeness[lag]);
        }

        // Two periods are as alike as one: the first that is nearly as good as the best is the pitch.
        for (var lag = shortest + 1; best > Voiced && lag < likeness.Length - 1; lag++)
        {
            if (likeness[lag] > best * 0.92f && likeness[lag] >= likeness[lag + 1] && likeness[lag] >= likeness[lag - 1])
            {
                return rate / (lag + Between(likeness[(lag - 1)..(lag + 2)]));
            }
        }

        return null;
    }

    // Where between the samples the top of the parabola through three of them lies.
    private static double Between(ReadOnlySpan<float> around)
    {
        var bend = around[0] - (2 * around[1]) + around[2];
        return bend == 0 ? 0 : (around[0] - around[2]) / (2 * bend);
    }

    private static float Product(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var sum = 0f;
        for (var i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }
}
