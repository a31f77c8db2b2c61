namespace Tessera.Providers.Sandbox.Sound.Signal;

/// <summary>Measures how high a voice is, by normalised autocorrelation.</summary>
internal static class Pitch
{
    private const double LowestHertz = 65;
    private const double HighestHertz = 380;
    private const double WindowSeconds = 0.032;
    private const int MostFrames = 250;
    private const float Voiced = 0.6f;
    private const double Audible = 0.01;

    /// <summary>The median pitch of the voiced parts in hertz, or <see langword="null"/> when there are too few.</summary>
    public static double? Median(ReadOnlySpan<float> samples, int rate)
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

    private static double? Of(ReadOnlySpan<float> samples, int window, int rate)
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
                return (double)rate / lag;
            }
        }

        return null;
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
