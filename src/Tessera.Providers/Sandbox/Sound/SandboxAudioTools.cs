using Tessera.Providers.Sandbox.Sound.Tools;

namespace Tessera.Providers.Sandbox.Sound;

/// <summary>Every audio tool, by its slug.</summary>
internal sealed class SandboxAudioTools : ISandboxMaker
{
    private readonly Dictionary<string, ISandboxMaker> _tools = new()
    {
        ["elevenlabs-sfx"] = new SandboxSounds(),
        ["el-voice-changer"] = new VoiceChanger(),
        ["el-voice-isolator"] = new VoiceIsolator(),
        ["el-dubbing"] = new Dubbing(),
        ["el-dialogue"] = new Dialogue(),
    };

    /// <summary>The slugs of the tools there are.</summary>
    public IReadOnlyCollection<string> Slugs => _tools.Keys;

    /// <inheritdoc />
    public Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct) =>
        _tools.TryGetValue(call.Model, out var tool)
            ? tool.MakeAsync(call, progress, ct)
            : Task.FromResult<TaskState>(Outcome.Refused($"The sandbox has no audio tool '{call.Model}'; it has {string.Join(", ", Slugs)}."));
}
