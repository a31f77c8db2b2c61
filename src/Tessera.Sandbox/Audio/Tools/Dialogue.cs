using Tessera.Sandbox.Audio.Speech;

namespace Tessera.Sandbox.Audio.Tools;

/// <summary>
/// <c>el-dialogue</c>: lines like <c>Anna: Hello!</c>, each speaker with a voice of their own, names unspoken, one after
/// the other. Lines without a name are two people taking turns. The first speaker has <c>voice_id</c>, if it is given.
/// </summary>
internal sealed partial class Dialogue : ISandboxMaker
{
    private const int MostLines = 100;
    private const int MostCharacters = 6_000;
    private const double PauseSeconds = 0.35;

    public async Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct)
    {
        if (call.Prompt.Length > MostCharacters)
        {
            return Outcome.Refused($"The dialogue is too long: the sandbox says up to {MostCharacters} characters.");
        }

        var lines = Lines(call.Prompt);
        if (lines.Count is 0 or > MostLines)
        {
            return Outcome.Refused($"A dialogue needs 1 to {MostLines} lines such as 'Anna: Hello!'; this one has {lines.Count}.");
        }

        var first = call.Options.Text("voice_id");
        List<string> voices = [.. first is null ? [] : new[] { first }, .. SpokenVoice.Dialogue.Where(voice => !voice.Equals(first, StringComparison.OrdinalIgnoreCase))];
        var names = lines.Select(line => line.Name).Distinct().ToList();
        var spoken = new List<float>();
        foreach (var (i, (name, text)) in lines.Index())
        {
            var voice = SpokenVoice.Named(voices[names.IndexOf(name) % voices.Count]);
            var line = new SpokenLine(text, voice, SpokenLanguage.Of(text, null), call.Options.Number("speed") ?? 1);
            spoken.AddRange((await SpeechSynthesizer.SayAsync(line, ct)).Mono);
            spoken.AddRange(new float[(int)(PauseSeconds * SpeechSynthesizer.Rate)]);
            progress.Report((i + 1.0) / lines.Count);
        }

        return Outcome.File(await Ffmpeg.WriteAsync(new Waveform(SpeechSynthesizer.Rate, [.. spoken]), call.Options.Text("format"), ct));
    }

    private static List<(string Name, string Text)> Lines(string prompt)
    {
        var lines = new List<(string, string)>();
        foreach (var line in SpokenText.Clean(prompt).Split('\n'))
        {
            var named = NamedLine.Match(line);
            var text = named.Success ? named.Groups["text"].Value : line;
            if (SpokenText.HasWords(text))
            {
                lines.Add((named.Success ? named.Groups["name"].Value.Trim().ToLowerInvariant() : $"\n{lines.Count % 2}", text.Trim()));
            }
        }

        return lines;
    }

    [GeneratedRegex(@"^\s*(?<name>\p{L}[\p{L}\p{N}.'_-]{0,29}( [\p{L}\p{N}.'_-]{1,30}){0,2}):(\s+(?<text>.*))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedLine { get; }
}
