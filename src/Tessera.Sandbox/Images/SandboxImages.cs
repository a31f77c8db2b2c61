using Tessera.Media;
using Tessera.Sandbox.Images.Drawing;
using Tessera.Sandbox.Images.Inputs;
using Tessera.Sandbox.Images.Prompts;
using Tessera.Sandbox.Images.Scenery;
using Tessera.Sandbox.Painting;

namespace Tessera.Sandbox.Images;

/// <summary>Draws a picture of what the prompt names, at the size and in the format asked for.</summary>
internal sealed class SandboxImages : ISandboxMaker
{
    private const int MostInsets = 9;

    /// <inheritdoc />
    public Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct)
    {
        using var pictures = new InputImages(call.Inputs);
        if (pictures.Failure is { } failure)
        {
            return Task.FromResult<TaskState>(new TaskState.Failed(failure));
        }

        var options = call.Options;
        (int, int)? own = pictures.All.Count > 0 ? (pictures.All[0].Width, pictures.All[0].Height) : null;
        if (ImageSize.From(options, own) is not { } size)
        {
            var said = options.Text("aspect_ratio") ?? options.Text("size");
            return Task.FromResult<TaskState>(new TaskState.Failed(new ProviderFailure(
                FailureKind.InvalidInput, $"'{said}' is not a size that the sandbox draws: use 1024x1024 or a ratio such as 16:9, no side longer than {ImageSize.Longest}.")));
        }

        var request = SceneRequest.Of(call);
        var raster = Draw(request, pictures.All, size, ct);
        progress.Report(0.8);
        using var picture = raster.ToPicture();
        var file = picture.Encode(Format(options.Text("format")), options.Text("quality") is "hd" or "high" ? 95 : 86);
        progress.Report(1);
        return Task.FromResult<TaskState>(new TaskState.Completed(new TaskOutput.File(file)) { Warnings = request.Warnings });
    }

    private static PixelBuffer Draw(SceneRequest request, IReadOnlyList<Picture> inputs, ImageSize size, CancellationToken ct)
    {
        var canvas = Canvas.For(size.Width, size.Height);
        var seen = inputs.Count > 0 ? DominantColours.Of(inputs[0]) : [];
        var prompt = request.Prompt;
        if (inputs.Count == 0)
        {
            var scene = SceneComposer.Compose(prompt, canvas, request.Random, seen);
            var raster = PixelBuffer.OfSvg(SceneDocument.Of(scene.Layers, canvas, size.Width, size.Height));
            ct.ThrowIfCancellationRequested();
            return StyleRenderer.Picture(raster, prompt, scene.Palette, request.Random);
        }

        var (around, ground) = Carried(request, inputs[0], canvas, size, seen);
        var insets = Math.Min(inputs.Count - 1, MostInsets);
        for (var i = 0; i < insets; i++)
        {
            Restyling.Inset(ground, inputs[i + 1], (0.82 - (0.3 * (i % 3)), RowOfInset(i / 3)), insets > 6 ? 0.24 : 0.36);
        }

        ct.ThrowIfCancellationRequested();
        // A prompt that changes nothing else repaints the picture, so that the result is never the input again.
        var styled = prompt.NamesAnything || insets > 0 ? prompt : prompt with { Styles = [Style.Impressionist] };
        return StyleRenderer.Picture(ground, styled, around.Palette, request.Random);
    }

    // Three to a row: below, then above, then between.
    private static double RowOfInset(int row) => row switch { 0 => 0.74, 1 => 0.24, _ => 0.49 };

    // A place named in the prompt becomes the picture's surroundings; otherwise it fills the frame.
    private static (Scene Scene, PixelBuffer Ground) Carried(SceneRequest request, Picture input, Canvas canvas, ImageSize size, IReadOnlyList<Rgb> seen)
    {
        if (request.Prompt.Places.Count > 0)
        {
            var scene = SceneComposer.Compose(request.Prompt with { Subjects = [] }, canvas, request.Random, seen);
            var around = PixelBuffer.OfSvg(SceneDocument.Of(scene.Layers, canvas, size.Width, size.Height));
            Restyling.Inset(around, input, (0.5, 0.5), 0.86);
            var before = SceneComposer.ComposeForeground(request.Prompt, canvas, request.Random, seen);
            around.Lay(PixelBuffer.OfSvg(SceneDocument.Of(before.Layers, canvas, size.Width, size.Height)));
            return (scene, around);
        }

        var foreground = SceneComposer.ComposeForeground(request.Prompt, canvas, request.Random, seen);
        var ground = Restyling.Fill(input, size.Width, size.Height, foreground.Palette, request.Prompt);
        ground.Lay(PixelBuffer.OfSvg(SceneDocument.Of(foreground.Layers, canvas, size.Width, size.Height)));
        return (foreground, ground);
    }

    private static PictureFormat Format(string? name) => name switch
    {
        "png" => PictureFormat.Png,
        "jpeg" or "jpg" => PictureFormat.Jpeg,
        _ => PictureFormat.Webp,
    };
}
