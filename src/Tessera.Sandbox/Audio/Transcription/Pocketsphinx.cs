using System.Runtime.InteropServices;

namespace Tessera.Sandbox.Audio.Transcription;

/// <summary>
/// Recognises American English by pocketsphinx and its en-us model. <c>pocketsphinx_batch</c> normalises over a whole
/// utterance, which hears short ones better than <c>pocketsphinx_continuous</c> does.
/// </summary>
internal static class Pocketsphinx
{
    /// <summary>Samples a second the model was trained on.</summary>
    public const int Rate = 16000;

    private const string Model = "/usr/share/pocketsphinx/model/en-us/";
    private const int SamplesInBatch = 60 * Rate;
    private static readonly TimeSpan BatchTimeout = TimeSpan.FromMinutes(4);

    /// <summary>Recognises what is said in each segment.</summary>
    public static async Task<Recognition> RecognizeAsync(
        Waveform sound, List<SpeechSegment> segments, IProgress<double> progress, CancellationToken ct)
    {
        var all = new Recognition([], [], 0, 0);
        while (all.Words.Length < segments.Count)
        {
            // A minute at a time: the model is loaded seldom, progress is seen and every run has a bounded length.
            var from = all.Words.Length;
            var more = segments.Skip(from + 1).TakeWhile(segment => segment.End - segments[from].Start <= SamplesInBatch).Count();
            all = all.With(await RecognizeBatchAsync(sound.Mono, segments.GetRange(from, more + 1), ct));
            progress.Report((double)all.Words.Length / segments.Count);
        }

        return all;
    }

    private static async Task<Recognition> RecognizeBatchAsync(float[] samples, List<SpeechSegment> segments, CancellationToken ct)
    {
        using var folder = new TemporaryFolder();
        foreach (var (i, segment) in segments.Index())
        {
            await File.WriteAllBytesAsync(folder.File(FormattableString.Invariant($"{i}.raw")), ToPcm(samples.AsSpan(segment.Start, segment.Length)), ct);
        }

        var (list, output) = (folder.File("list"), folder.File("segments"));
        await File.WriteAllLinesAsync(list, segments.Select((_, i) => i.ToString(CultureInfo.InvariantCulture)), ct);
        await ToolProcess.RunCheckedAsync(
            new ToolCommand(
                "pocketsphinx_batch",
                "-adcin", "yes", "-cepdir", folder.FullPath, "-cepext", ".raw", "-ctl", list, "-hypseg", output,
                "-hmm", Model + "en-us", "-lm", Model + "en-us.lm.bin", "-dict", Model + "cmudict-en-us.dict",
                "-logfn", "/dev/null")
            { Timeout = BatchTimeout },
            ct);
        return Read(await File.ReadAllLinesAsync(output, ct), segments.Count);
    }

    // A line is "3 S 0 T -5980084 A -5405888 L -574196 0 -172032 0 <s> 36 -157696 -274 we(2) … 235": A is the acoustic score,
    // then each word has its first frame, two scores and itself, and the last number counts the frames.
    private static Recognition Read(string[] lines, int count)
    {
        var recognition = new Recognition(Enumerable.Repeat("", count).ToArray(), [], 0, 0);
        foreach (var parts in lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(parts => parts.Length > 9))
        {
            var spoken = parts[9..].Chunk(4).Zip(parts[13..].Chunk(4)).Where(word => word.First[3][0] is not ('<' or '[' or '+')).ToList();
            if (spoken.Count > 0)
            {
                recognition.Words[(int)Whole(parts[0])] = string.Join(' ', spoken.Select(word => word.First[3].Split('(')[0]));
                var scores = spoken.Select(word => Whole(word.First[1]) / Math.Max(1, Whole(word.Second[0]) - Whole(word.First[0])));
                recognition = recognition.With(new Recognition([], [.. scores], Whole(parts[6]), Whole(parts[^1])));
            }
        }

        return recognition;
    }

    private static long Whole(string number) => long.Parse(number, CultureInfo.InvariantCulture);

    private static byte[] ToPcm(ReadOnlySpan<float> samples)
    {
        var scaled = new float[samples.Length];
        TensorPrimitives.Multiply(samples, short.MaxValue, scaled);
        var pcm = new short[samples.Length];
        TensorPrimitives.ConvertSaturating<float, short>(scaled, pcm);
        return MemoryMarshal.AsBytes(pcm.AsSpan()).ToArray();
    }
}
