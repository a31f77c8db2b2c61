namespace Tessera.Sandbox.Audio.Transcription;

/// <summary>A stretch of speech between two silences, in samples.</summary>
internal readonly record struct SpeechSegment(int Start, int Length)
{
    private const double FrameSeconds = 0.01;
    private const int ShortestFrames = 8;
    private const int LongestFrames = 2000;
    private const int PaddingFrames = 15;

    /// <summary>-55 dBFS: nothing below it is speech.</summary>
    private const float Inaudible = 0.0018f;

    /// <summary>The sample after its last.</summary>
    public int End => Start + Length;

    /// <summary>All stretches of speech, in order; a silence of at least <paramref name="pause"/> ends one.</summary>
    public static List<SpeechSegment> Find(Waveform sound, TimeSpan pause)
    {
        var frame = (int)(sound.Rate * FrameSeconds);
        float[] levels = [.. Enumerable.Range(0, sound.Length / frame).Select(index => Level(sound.Mono.AsSpan(index * frame, frame)))];
        var threshold = Threshold(levels);
        var stretches = new List<(int From, int To)>();
        foreach (var (i, _) in levels.Index().Where(level => level.Item >= threshold))
        {
            if (stretches.Count > 0 && i - stretches[^1].To < pause.TotalSeconds / FrameSeconds)
            {
                stretches[^1] = (stretches[^1].From, i + 1);
            }
            else
            {
                stretches.Add((i, i + 1));
            }
        }

        return
        [
            .. from stretch in stretches
               from part in Parts(levels, stretch.From, stretch.To)
               where part.To - part.From >= ShortestFrames
               let start = Math.Max(0, part.From - PaddingFrames) * frame
               select new SpeechSegment(start, Math.Min(sound.Length, (part.To + PaddingFrames) * frame) - start),
        ];
    }

    // What has no silence for twenty seconds is cut where it is quietest.
    private static IEnumerable<(int From, int To)> Parts(float[] levels, int from, int to)
    {
        while (to - from > LongestFrames)
        {
            var half = from + (LongestFrames / 2);
            var cut = half + TensorPrimitives.IndexOfMin<float>(levels.AsSpan(half, LongestFrames / 2));
            yield return (from, cut);
            from = cut;
        }

        yield return (from, to);
    }

    private static float Level(ReadOnlySpan<float> samples) => TensorPrimitives.Norm(samples) / MathF.Sqrt(samples.Length);

    private static float Threshold(float[] levels)
    {
        if (levels.Length == 0)
        {
            return Inaudible;
        }

        // Above the noise, but where all is equally loud all of it may be speech.
        var sorted = levels.Order().ToArray();
        return Math.Max(Inaudible, Math.Min(sorted[sorted.Length / 10] * 2.5f, sorted[sorted.Length * 95 / 100] * 0.1f));
    }
}
