using System.Buffers.Binary;
using System.Globalization;
using Tessera.Media;

namespace Tessera.Sandbox.Audio.Transcription;

/// <summary>
/// Hears American English by pocketsphinx and its en-us model. <c>pocketsphinx_batch</c> normalises over a whole
/// utterance, which hears short ones better than <c>pocketsphinx_continuous</c> does.
/// </summary>
internal static class Pocketsphinx
{
    /// <summary>Samples a second the model was trained on.</summary>
    public const int Rate = 16000;

    private const string Model = "/usr/share/pocketsphinx/model/en-us/";
    private const int SamplesInBatch = 60 * Rate;
    private static readonly TimeSpan BatchTimeout = TimeSpan.FromMinutes(4);

    /// <summary>Hears all utterances.</summary>
    public static async Task<Recognition> HearAsync(
        Waveform sound, List<Utterance> utterances, IProgress<double> progress, CancellationToken ct)
    {
        var words = new string[utterances.Count];
        var (score, frames) = (0L, 0L);
        for (var from = 0; from < utterances.Count;)
        {
            // A minute at a time: the model is loaded seldom, progress is seen and every run has a bounded length.
            var to = from + 1;
            while (to < utterances.Count && utterances[to].End - utterances[from].Start <= SamplesInBatch)
            {
                to++;
            }

            var heard = await HearBatchAsync(sound.Mono, utterances[from..to], ct);
            heard.Words.CopyTo(words, from);
            (score, frames) = (score + heard.Score, frames + heard.Frames);
            from = to;
            progress.Report((double)from / utterances.Count);
        }

        return new Recognition(words, score, frames);
    }

    private static async Task<Recognition> HearBatchAsync(float[] samples, List<Utterance> utterances, CancellationToken ct)
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i < utterances.Count; i++)
        {
            var pcm = ToPcm(samples.AsSpan(utterances[i].Start, utterances[i].Length));
            await File.WriteAllBytesAsync(folder.File(Name(i) + ".raw"), pcm, ct);
        }

        var list = folder.File("list");
        var (heard, scores) = (folder.File("heard"), folder.File("scores"));
        await File.WriteAllLinesAsync(list, Enumerable.Range(0, utterances.Count).Select(Name), ct);
        await ToolProcess.RunCheckedAsync(
            new ToolCommand(
                "pocketsphinx_batch",
                "-adcin", "yes", "-cepdir", folder.FullPath, "-cepext", ".raw", "-ctl", list, "-hyp", heard, "-hypseg", scores,
                "-hmm", Model + "en-us", "-lm", Model + "en-us.lm.bin", "-dict", Model + "cmudict-en-us.dict",
                "-logfn", "/dev/null")
            { Timeout = BatchTimeout },
            ct);
        var words = Read(await File.ReadAllLinesAsync(heard, ct), utterances.Count);
        var (score, frames) = Sum(await File.ReadAllLinesAsync(scores, ct), words);
        return new Recognition(words, score, frames);
    }

    // A line is "go forward ten meters (u3 -7358)".
    private static string[] Read(string[] lines, int count)
    {
        var words = new string[count];
        Array.Fill(words, "");
        foreach (var line in lines)
        {
            var tail = line.LastIndexOf("(u", StringComparison.Ordinal);
            var index = int.Parse(line[(tail + 2)..].Split(' ', ')')[0], NumberStyles.None, CultureInfo.InvariantCulture);
            words[index] = line[..tail].Trim();
        }

        return words;
    }

    // A line is "u3 S 0 T -5980084 A -5405888 L -574196 0 -172032 0 <s> 3 … </s> 235": A is the acoustic score, and the last
    // number counts the frames.
    private static (long Score, long Frames) Sum(string[] lines, string[] words)
    {
        var (score, frames) = (0L, 0L);
        foreach (var line in lines)
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var acoustic = Array.IndexOf(parts, "A") + 1;
            if (acoustic > 1
                && int.TryParse(parts[0].AsSpan(1), CultureInfo.InvariantCulture, out var index) && words[index].Length > 0
                && long.TryParse(parts[acoustic], CultureInfo.InvariantCulture, out var its)
                && long.TryParse(parts[^1], CultureInfo.InvariantCulture, out var length))
            {
                (score, frames) = (score + its, frames + length);
            }
        }

        return (score, frames);
    }

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"u{index}");

    private static byte[] ToPcm(ReadOnlySpan<float> samples)
    {
        var pcm = new byte[samples.Length * 2];
        for (var i = 0; i < samples.Length; i++)
        {
            var value = (short)Math.Clamp(samples[i] * short.MaxValue, short.MinValue, short.MaxValue);
            BinaryPrimitives.WriteInt16LittleEndian(pcm.AsSpan(i * 2), value);
        }

        return pcm;
    }
}
