using System.Globalization;
using Tessera.Sandbox.Audio;
using Tessera.Sandbox.Images;
using Tessera.Sandbox.Images.Inputs;

namespace Tessera.Sandbox.Video;

/// <summary>
/// Animates the scene a picture of the same prompt would show; with <c>image_url</c>, that picture. <c>audio</c> adds
/// the sound effects that the prompt names.
/// </summary>
internal sealed class SandboxVideo : ISandboxMaker
{
    private const double Longest = 60;

    /// <inheritdoc />
    public async Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct)
    {
        var seconds = Duration(call.Options);
        if (seconds is < 1 or > Longest)
        {
            return Refused(string.Create(CultureInfo.InvariantCulture, $"A sandbox film lasts 1 to {Longest} seconds, not {seconds}."));
        }

        using var pictures = new InputImages(call.Inputs);
        if (pictures.Failure is { } failure)
        {
            return new TaskState.Failed(failure);
        }

        (int, int)? own = pictures.All.Count > 0 ? (pictures.All[0].Width, pictures.All[0].Height) : null;
        if (VideoSize.From(call.Options.Text("aspect_ratio"), call.Options.Text("resolution"), call.Model, own) is not { } size)
        {
            return Refused($"'{call.Options.Text("aspect_ratio")}' is not a ratio that the sandbox films in: use 16:9, 9:16 or 1:1.");
        }

        var request = SceneRequest.Of(call);
        var film = pictures.All.Count > 0 ? VideoComposer.Of(pictures.All[0], request, size, ct) : VideoComposer.Scene(request, size, ct);
        progress.Report(0.05);
        var sound = call.Options.Flag("audio") ? SandboxSoundEffects.Record(call, seconds) : null;
        var file = await VideoEncoder.EncodeAsync(film, size, seconds, sound, progress, ct);
        progress.Report(1);
        return new TaskState.Completed(new TaskOutput.File(file)) { Warnings = request.Warnings };
    }

    private static double Duration(CallOptions options) =>
        options.Number("duration")
        ?? (double.TryParse(options.Text("duration"), NumberStyles.Float, CultureInfo.InvariantCulture, out var said) ? said : 5);

    private static TaskState.Failed Refused(string reason) => new(new ProviderFailure(FailureKind.InvalidInput, reason));
}
