namespace Tessera.Sandbox.Audio.Speech;

/// <summary>
/// Says text: English by flite, everything else by espeak-ng. The text goes to them in a file, never as an argument.
/// </summary>
internal static class SpeechSynthesizer
{
    /// <summary>Samples a second of what is said.</summary>
    public const int Rate = 24000;

    // Six thousand characters at half speed take a quarter of an hour.
    private static readonly TimeSpan LongestSpeech = TimeSpan.FromMinutes(20);

    private const double WordsPerMinute = 165;
    private const double Slowest = 0.4;
    private const double Fastest = 2.5;

    /// <summary>The sound of a line, one channel, as loud as may be.</summary>
    public static async Task<Waveform> SayAsync(SpokenLine line, CancellationToken ct)
    {
        using var folder = new TemporaryFolder();
        var text = folder.File("said.txt");
        var spoken = folder.File("said.wav");
        var english = line.Language == SpokenLanguage.English;
        var byFlite = SpokenText.TryToAscii(line.Text, out var ascii) && english;
        await File.WriteAllTextAsync(text, byFlite ? ascii : line.Text, ct);
        await ToolProcess.RunCheckedAsync(byFlite ? Flite(line, text, spoken) : Espeak(line, text, spoken), ct);
        var sound = await Ffmpeg.ReadAsync(await File.ReadAllBytesAsync(spoken, ct), Rate, line.Voice.Filter, LongestSpeech, ct)
            ?? throw new MediaToolException("The speech program made no sound.");
        return sound.Normalise();
    }

    private static ToolCommand Flite(SpokenLine line, string text, string spoken) =>
        new("flite", "-voice", line.Voice.Flite, "--setf", "duration_stretch=" + Number(1 / Speed(line)), "-f", text, "-o", spoken);

    private static ToolCommand Espeak(SpokenLine line, string text, string spoken) =>
        new(
            "espeak-ng",
            "-v", (line.Language == SpokenLanguage.English ? "en-us" : line.Language) + "+" + line.Voice.Variant,
            "-s", Number(Math.Round(WordsPerMinute * Speed(line))),
            "-b", "1", "-f", text, "-w", spoken);

    private static double Speed(SpokenLine line) => Math.Clamp(line.Speed, Slowest, Fastest);

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
