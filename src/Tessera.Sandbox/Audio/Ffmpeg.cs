namespace Tessera.Sandbox.Audio;

/// <summary>
/// Reads and writes sound files by ffmpeg. What it reads came from a stranger: only self-contained formats are
/// tried, so that no playlist or manifest makes it open another file or address.
/// </summary>
internal static class Ffmpeg
{
    private const string Containers = "mp3,wav,ogg,flac,aac,mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,aiff,amr,caf,au,w64,asf,avi,mpeg,mpegts";
    private const int MostBytes = 256 * 1024 * 1024;
    private static readonly string[] Quiet = ["-nostdin", "-hide_banner", "-v", "error", "-y"];

    /// <summary>
    /// The beginning of any sound file, no longer than <paramref name="longest"/>, passed through a filter, as one
    /// channel; <see langword="null"/> when it is not audio.
    /// </summary>
    public static async Task<Waveform?> ReadAsync(byte[] content, int rate, string filter, TimeSpan longest, CancellationToken ct)
    {
        using var folder = new TemporaryFolder();
        var input = await OpenAsync(folder, content, longest, ct);
        var result = await ToolProcess.RunAsync(
            new ToolCommand("ffmpeg", [.. input, "-af", filter, "-ac", "1", "-ar", Number(rate), "-f", "f32le", "-c:a", "pcm_f32le", "pipe:1"])
            { MaxOutputBytes = MostBytes },
            ct);
        return result.ExitCode == 0 && result.Output.Length > 0 ? Waveform.FromFloats(result.Output, rate) : null;
    }

    /// <summary>Passes a sound file through a filter; what comes out is kept below the ceiling.</summary>
    public static async Task<byte[]> FilterAsync(byte[] content, string filter, string? format, CancellationToken ct)
    {
        using var folder = new TemporaryFolder();
        var input = await OpenAsync(folder, content, Recording.Longest, ct);
        string[] output = ["-af", $"{filter},alimiter=limit=0.75:level=0", "-ar", "44100", .. Encoder(format, 2)];
        await ToolProcess.RunCheckedAsync(new ToolCommand("ffmpeg", [.. input, .. output, folder.File("made")]), ct);
        return await File.ReadAllBytesAsync(folder.File("made"), ct);
    }

    /// <summary>Writes a sound file: <c>wav</c> (16 bits), <c>ogg</c> (Opus), anything else <c>mp3</c>.</summary>
    public static async Task<byte[]> WriteAsync(Waveform sound, string? format, CancellationToken ct)
    {
        // A file and not a pipe: the lengths in the headers are written last.
        using var folder = new TemporaryFolder();
        string[] input = ["-f", "f32le", "-ar", Number(sound.Rate), "-ac", Number(sound.Channels.Length), "-i", "pipe:0"];
        await ToolProcess.RunCheckedAsync(
            new ToolCommand("ffmpeg", [.. Quiet, .. input, .. Encoder(format, sound.Channels.Length), folder.File("made")])
            { Input = async (stream, token) => await stream.WriteAsync(sound.ToFloats(), token) },
            ct);
        return await File.ReadAllBytesAsync(folder.File("made"), ct);
    }

    private static async Task<string[]> OpenAsync(TemporaryFolder folder, byte[] content, TimeSpan longest, CancellationToken ct)
    {
        await File.WriteAllBytesAsync(folder.File("given"), content, ct);
        return
        [
            .. Quiet, "-protocol_whitelist", "file,pipe", "-format_whitelist", Containers,
            "-t", Number(longest.TotalSeconds), "-i", folder.File("given"), "-map", "0:a:0", "-vn", "-sn", "-dn",
        ];
    }

    private static string[] Encoder(string? format, int channels) =>
        SoundEncoder.ArgumentsFor(format is "wav" or "ogg" ? format : "mp3", channels) ?? [];

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
