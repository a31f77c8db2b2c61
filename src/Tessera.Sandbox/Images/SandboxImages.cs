using Tessera.Sandbox.Images.Inputs;
using Tessera.Sandbox.Images.Scenery;

namespace Tessera.Sandbox.Images;

/// <summary>Draws an image of what the prompt names, at the size and in the format asked for.</summary>
internal sealed class SandboxImages : ISandboxMaker
{
    private const int MostInsets = 9;

    public Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct)
    {
        using var images = new InputImages(call.Inputs);
        if (images.Failure is { } failure)
        {
            return Task.FromResult<TaskState>(new TaskState.Failed(failure));
        }

        var options = call.Options;
        (int, int)? own = images.All.Count > 0 ? (images.All[0].Width, images.All[0].Height) : null;
        if (ImageSize.From(options, own) is not { } size)
        {
            var said = options.Text("aspect_ratio") ?? options.Text("size");
            return Task.FromResult<TaskState>(Outcome.Refused(
                $"'{said}' is not a size that the sandbox draws: use 1024x1024 or a ratio such as 16:9, no side longer than {ImageSize.Longest}."));
        }

        var request = SceneRequest.Of(call);
        var raster = Draw(request, images.All, size, ct);
        progress.Report(0.8);
        using var image = raster.ToImage();
        var file = image.Encode(Format(options.Text("format")), options.Text("quality") is "hd" or "high" ? 95 : 86);
        progress.Report(1);
        return Task.FromResult<TaskState>(new TaskState.Completed(new TaskOutput.File(file)) { Warnings = request.Warnings });
    }

    private static PixelBuffer Draw(SceneRequest request, IReadOnlyList<RasterImage> inputs, ImageSize size, CancellationToken ct)
    {
        var canvas = Canvas.For(size.Width, size.Height);
        var seen = inputs.Count > 0 ? Restyling.MainColours(inputs[0]) : [];
        var prompt = request.Prompt;
        if (inputs.Count == 0)
        {
            var scene = SceneComposer.Compose(prompt, canvas, request.Random, seen);
            var raster = PixelBuffer.OfSvg(SceneLayer.Document(scene.Layers, canvas, size.Width, size.Height));
            ct.ThrowIfCancellationRequested();
            return StyleRenderer.Image(raster, prompt, scene.Palette, request.Random);
        }

        var (around, ground) = Carried(request, inputs[0], canvas, size, seen);
        var insets = Math.Min(inputs.Count - 1, MostInsets);
        for (var i = 0; i < insets; i++)
        {
            Restyling.Inset(ground, inputs[i + 1], (0.82 - (0.3 * (i % 3)), RowOfInset(i / 3)), insets > 6 ? 0.24 : 0.36);
        }

        ct.ThrowIfCancellationRequested();
        // A prompt that changes nothing else repaints the image, so that the result is never the input again.
        var styled = prompt.NamesAnything || insets > 0 ? prompt : prompt with { Styles = [Style.Impressionist] };
        return StyleRenderer.Image(ground, styled, around.Palette, request.Random);
    }

    // Three to a row: below, then above, then between.
    private static double RowOfInset(int row) => row switch { 0 => 0.74, 1 => 0.24, _ => 0.49 };

    // A place named in the prompt becomes the image's surroundings; otherwise it fills the frame.
    private static (Scene Scene, PixelBuffer Ground) Carried(SceneRequest request, RasterImage input, Canvas canvas, ImageSize size, IReadOnlyList<Rgb> seen)
    {
        var foreground = SceneComposer.Compose(request.Prompt, canvas, request.Random, seen, hasScenery: false);
        var scene = foreground;
        PixelBuffer ground;
        if (request.Prompt.Places.Count > 0)
        {
            scene = SceneComposer.Compose(request.Prompt with { Subjects = [] }, canvas, request.Random, seen);
            ground = PixelBuffer.OfSvg(SceneLayer.Document(scene.Layers, canvas, size.Width, size.Height));
            Restyling.Inset(ground, input, (0.5, 0.5), 0.86);
        }
        else
        {
            ground = Restyling.Fill(input, size.Width, size.Height, foreground.Palette, request.Prompt);
        }

        ground.Lay(PixelBuffer.OfSvg(SceneLayer.Document(foreground.Layers, canvas, size.Width, size.Height)));
        return (scene, ground);
    }

    private static ImageFormat Format(string? name) => name switch
    {
        "png" => ImageFormat.Png,
        "jpeg" or "jpg" => ImageFormat.Jpeg,
        _ => ImageFormat.Webp,
    };
}
