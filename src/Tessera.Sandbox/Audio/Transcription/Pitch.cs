namespace Tessera.Sandbox.Audio.Transcription;

/// <summary>Measures how high a voice is, by normalised autocorrelation.</summary>
internal static class Pitch
{
    private const double LowestHertz = 65;
    private const double HighestHertz = 380;
    private const double WindowSeconds = 0.032;
    private const int MostFrames = 250;
    private const int FewestFrames = 3;
    private const float Voiced = 0.6f;
    private const float Audible = 0.01f;

    /// <summary>The median pitch of the voiced parts in hertz, or <see langword="null"/> when there are too few.</summary>
    public static double? Median(ReadOnlySpan<float> samples, int rate)
    {
        var window = (int)(rate * WindowSeconds);
        var reach = window + (int)(rate / LowestHertz);
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
        return found.Count < FewestFrames ? null : found[found.Count / 2];
    }

    private static double? Of(ReadOnlySpan<float> samples, int window, int rate)
    {
        var still = samples[..window];
        var energy = TensorPrimitives.SumOfSquares(still);
        if (energy < Audible * Audible * window)
        {
            return null;
        }

        var shortest = (int)(rate / HighestHertz);
        Span<float> likeness = stackalloc float[samples.Length - window];
        for (var lag = shortest; lag < likeness.Length; lag++)
        {
            var moved = samples.Slice(lag, window);
            likeness[lag] = TensorPrimitives.Dot(still, moved) / MathF.Sqrt((energy * TensorPrimitives.SumOfSquares(moved)) + 1e-9f);
        }

        // Two periods are as alike as one: the first that is nearly as good as the best is the pitch.
        var best = TensorPrimitives.Max<float>(likeness);
        for (var lag = shortest + 1; best > Voiced && lag < likeness.Length - 1; lag++)
        {
            var (before, here, after) = (likeness[lag - 1], likeness[lag], likeness[lag + 1]);
            if (here > best * 0.92f && here >= after && here >= before)
            {
                // The top of the parabola through the three lies between the samples.
                var bend = before - (2 * here) + after;
                return rate / (lag + (bend == 0 ? 0 : (before - after) / (2 * bend)));
            }
        }

        return null;
    }
}
