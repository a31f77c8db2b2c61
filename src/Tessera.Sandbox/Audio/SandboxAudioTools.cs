using Tessera.Media;
using Tessera.Sandbox.Audio.Tools;

namespace Tessera.Sandbox.Audio;

/// <summary>Every audio tool, by its slug.</summary>
internal sealed class SandboxAudioTools : ISandboxMaker
{
    private readonly Dictionary<string, ISandboxMaker> _tools = new()
    {
        ["elevenlabs-sfx"] = new SandboxSoundEffects(),
        ["el-voice-changer"] = new VoiceChanger(),
        ["el-voice-isolator"] = new VoiceIsolator(),
        ["el-dubbing"] = new Dubbing(),
        ["el-dialogue"] = new Dialogue(),
    };

    /// <summary>The slugs of the tools there are.</summary>
    public IReadOnlyCollection<string> Slugs => _tools.Keys;

    /// <inheritdoc />
    public async Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct)
    {
        if (!_tools.TryGetValue(call.Model, out var tool))
        {
            return Outcome.Refused($"The sandbox has no audio tool '{call.Model}'; it has {string.Join(", ", Slugs)}.");
        }

        return call.Inputs.TryGetValue("audio_url", out var audio) && await IsTooLongAsync(audio, ct)
            ? Outcome.Refused($"The sound in 'audio_url' is too long: the sandbox takes up to {Ffmpeg.LongestInput.TotalMinutes} minutes.")
            : await tool.MakeAsync(call, progress, ct);
    }

    private static async Task<bool> IsTooLongAsync(MediaInput audio, CancellationToken ct)
    {
        try
        {
            return MediaProbe.IsAvailable && (await MediaProbe.MeasureAsync(audio.Content, ct)).Duration > Ffmpeg.LongestInput;
        }
        catch (MediaToolException)
        {
            // No sound: the tool says so.
            return false;
        }
    }
}
