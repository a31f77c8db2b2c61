using Tessera.Providers.Sandbox.Sound.Signal;

namespace Tessera.Providers.Sandbox.Sound.Tools;

/// <summary>
/// <c>el-voice-isolator</c>: takes away what is outside the range of a voice, steady noise, and what is left in the
/// pauses. It does not know what a voice is: music and other voices stay.
/// </summary>
internal sealed class VoiceIsolator : ISandboxMaker
{
    private const string Filter =
        "highpass=f=85,highpass=f=85,lowpass=f=8500,afftdn=nr=30:nf=-30:tn=1,"
        + "agate=threshold=0.012:ratio=5:range=0.05:attack=4:release=160";

    /// <inheritdoc />
    public async Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct)
    {
        if (!call.Inputs.TryGetValue("audio_url", out var audio))
        {
            return Outcome.NoAudio();
        }

        return await Ffmpeg.FilterAsync(audio.Content, $"{Filter},{Ffmpeg.Limiter}", call.Options.Text("format"), ct) is { } isolated
            ? Outcome.File(isolated)
            : Outcome.NotAudio();
    }
}
