namespace Tessera.Sandbox.Audio.Transcription;

/// <summary>Cuts sound into stretches of speech at its silences.</summary>
internal static class Utterances
{
    private const double FrameSeconds = 0.01;
    private const int ShortestFrames = 8;
    private const int LongestFrames = 2000;
    private const int PaddingFrames = 15;

    /// <summary>-55 dBFS: nothing below it is speech.</summary>
    private const double Inaudible = 0.0018;

    /// <summary>All stretches of speech, in order.</summary>
    /// <param name="samples">One channel.</param>
    /// <param name="rate">Samples a second.</param>
    /// <param name="pause">How long a silence has to be to end a stretch.</param>
    public static List<Utterance> Find(float[] samples, int rate, TimeSpan pause)
    {
        var frame = (int)(rate * FrameSeconds);
        var levels = Levels(samples, frame);
        var threshold = Threshold(levels);
        var longestGap = (int)(pause.TotalSeconds / FrameSeconds);
        var found = new List<Utterance>();
        var first = -1;
        var last = -1;
        for (var i = 0; i < levels.Length; i++)
        {
            if (levels[i] < threshold)
            {
                continue;
            }

            if (first >= 0 && i - last > longestGap)
            {
                Add(first, last + 1);
                first = i;
            }

            first = first < 0 ? i : first;
            last = i;
        }

        if (first >= 0)
        {
            Add(first, last + 1);
        }

        return found;

        void Add(int from, int to)
        {
            // What has no silence for twenty seconds is cut where it is quietest.
            while (to - from > LongestFrames)
            {
                var cut = Quietest(levels, from + (LongestFrames / 2), from + LongestFrames);
                Keep(from, cut);
                from = cut;
            }

            Keep(from, to);
        }

        void Keep(int from, int to)
        {
            if (to - from >= ShortestFrames)
            {
                var start = Math.Max(0, from - PaddingFrames) * frame;
                found.Add(new Utterance(start, Math.Min(samples.Length, (to + PaddingFrames) * frame) - start));
            }
        }
    }

    private static double[] Levels(float[] samples, int frame)
    {
        var levels = new double[samples.Length / frame];
        for (var i = 0; i < levels.Length; i++)
        {
            var sum = 0.0;
            foreach (var sample in samples.AsSpan(i * frame, frame))
            {
                sum += sample * (double)sample;
            }

            levels[i] = Math.Sqrt(sum / frame);
        }

        return levels;
    }

    private static double Threshold(double[] levels)
    {
        if (levels.Length == 0)
        {
            return Inaudible;
        }

        var sorted = levels.Order().ToArray();
        var floor = sorted[sorted.Length / 10];
        var loud = sorted[sorted.Length * 95 / 100];

        // Above the noise, but where all is equally loud all of it may be speech.
        return Math.Max(Inaudible, Math.Min(floor * 2.5, loud * 0.1));
    }

    private static int Quietest(double[] levels, int from, int to)
    {
        var quietest = from;
        for (var i = from; i < to; i++)
        {
            quietest = levels[i] < levels[quietest] ? i : quietest;
        }

        return quietest;
    }
}
