using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Tessera.Media;

namespace Tessera.Sandbox.Tests.Audio;

/// <summary>A sound file as ffprobe and ffmpeg read it, independently of the code that wrote it.</summary>
internal sealed record DecodedAudio(string Format, string Codec, int Rate, int Channels, double Seconds, float[] Left, float[] Right)
{
    public float[] Mono { get; } = [.. Left.Zip(Right, (left, right) => (left + right) / 2)];

    public double PeakDb => 20 * Math.Log10(Math.Max(Peak(Left), Peak(Right)) + 1e-9);

    public double LevelDb => 10 * Math.Log10(Mono.Average(sample => (double)sample * sample) + 1e-12);

    public static async Task<DecodedAudio> FromAsync(byte[] file)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("heard");
        await File.WriteAllBytesAsync(path, file, TestContext.Current.CancellationToken);
        var fields = Encoding.ASCII.GetString(await RunAsync(
            "ffprobe", "-v", "error", "-show_entries", "stream=codec_name,sample_rate,channels:format=format_name,duration", "-of", "default=nw=1", path))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split('='))
            .ToDictionary(pair => pair[0], pair => pair[1]);
        var pcm = await RunAsync("ffmpeg", "-v", "error", "-i", path, "-ac", "2", "-ar", "44100", "-f", "f32le", "pipe:1");
        var samples = MemoryMarshal.Cast<byte, float>(pcm).ToArray();
        return new DecodedAudio(
            fields["format_name"],
            fields["codec_name"],
            int.Parse(fields["sample_rate"], CultureInfo.InvariantCulture),
            int.Parse(fields["channels"], CultureInfo.InvariantCulture),
            double.Parse(fields["duration"], CultureInfo.InvariantCulture),
            Side(samples, 0),
            Side(samples, 1));
    }

    private static float[] Side(float[] samples, int side)
    {
        var channel = new float[samples.Length / 2];
        for (var i = 0; i < channel.Length; i++)
        {
            channel[i] = samples[(i * 2) + side];
        }

        return channel;
    }

    private static float Peak(float[] samples) => samples.Max(Math.Abs);

    private static Task<byte[]> RunAsync(string program, params string[] arguments) =>
        ToolProcess.RunCheckedAsync(new ToolCommand(program, arguments) { MaxOutputBytes = 512 * 1024 * 1024 }, TestContext.Current.CancellationToken);
}
