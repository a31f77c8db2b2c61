using Tessera.Sandbox.Audio;
using Tessera.Sandbox.Images;
using Tessera.Sandbox.Images.Inputs;

namespace Tessera.Sandbox.Video;

/// <summary>
/// Animates the scene an image of the same prompt would show; with <c>image_url</c>, that image. <c>audio</c> adds
/// the sound effects that the prompt names.
/// </summary>
internal sealed class SandboxVideo : ISandboxMaker
{
    private const double Longest = 60;

    public async Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct)
    {
        var seconds = Duration(call.Options);
        if (seconds is < 1 or > Longest)
        {
            return Outcome.Refused(string.Create(CultureInfo.InvariantCulture, $"A sandbox video lasts 1 to {Longest} seconds, not {seconds}."));
        }

        using var images = new InputImages(call.Inputs);
        if (images.Failure is { } failure)
        {
            return new TaskState.Failed(failure);
        }

        (int, int)? own = images.All.Count > 0 ? (images.All[0].Width, images.All[0].Height) : null;
        if (VideoSize.From(call.Options.Text("aspect_ratio"), call.Options.Text("resolution"), call.Model, own) is not { } size)
        {
            return Outcome.Refused($"'{call.Options.Text("aspect_ratio")}' is not a ratio of the sandbox: use 16:9, 9:16 or 1:1.");
        }

        var request = SceneRequest.Of(call);
        var video = images.All.Count > 0 ? VideoComposer.Of(images.All[0], request, size, ct) : VideoComposer.Scene(request, size, ct);
        progress.Report(0.05);
        var sound = call.Options.Flag("audio") ? SandboxSoundEffects.Record(call, seconds) : null;
        var file = await VideoEncoder.EncodeAsync(video, size, seconds, sound, progress, ct);
        progress.Report(1);
        return new TaskState.Completed(new TaskOutput.File(file)) { Warnings = request.Warnings };
    }

    private static double Duration(CallOptions options) =>
        options.Number("duration")
        ?? (double.TryParse(options.Text("duration"), NumberStyles.Float, CultureInfo.InvariantCulture, out var said) ? said : 5);
}
