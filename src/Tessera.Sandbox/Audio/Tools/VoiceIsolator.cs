namespace Tessera.Sandbox.Audio.Tools;

/// <summary>
/// <c>el-voice-isolator</c>: takes away what is outside the range of a voice, and steady noise. It does not know
/// what a voice is: music and other voices stay.
/// </summary>
internal sealed class VoiceIsolator : ISandboxMaker
{
    // No gate after it: it swallows the beginnings of words.
    private const string Filter = "highpass=f=85,lowpass=f=9000,afftdn=nr=26:nf=-33:tn=1";

    public async Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct) =>
        (await Recording.ReadWholeAsync(call, ct)).Refusal is { } refusal
            ? refusal
            : Outcome.File(await Ffmpeg.FilterAsync(call.Inputs["audio_url"].Content, Filter, call.Options.Text("format"), ct));
}
