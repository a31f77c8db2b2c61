namespace Tessera.Sandbox.ImageTools;

/// <summary>
/// Replaces what the mask (<c>mask_url</c>) shows in white with patches of what surrounds it. A colour word in the prompt
/// tints the new part; the rest of the image stays as it is, to the byte in PNG.
/// </summary>
internal sealed class Inpaint : ISandboxMaker
{
    private const int WorkingSide = 384;

    public Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct) => Task.FromResult(
        ToolImages.Use(call, "image_url", image => ToolImages.Use(
            call, "mask_url", mask => Replaced(call, image, PixelBuffer.Of(mask).On(0), progress, ct), Math.Max(image.Width, image.Height))));

    private static TaskState Replaced(TaskCall call, RasterImage image, PixelBuffer mask, IProgress<double> progress, CancellationToken ct)
    {
        var pixels = PixelBuffer.Of(image);
        var share = mask.Scaled(pixels.Width, pixels.Height).Lumas();
        if (!share.Any(value => value > 127) || share.All(value => value > 127))
        {
            return Outcome.Refused("`mask_url` has to have white, which is replaced, and black, which stays; this one is all of one kind.");
        }

        using var fitting = image.Fit(WorkingSide);
        var small = PixelBuffer.Of(fitting);
        var hole = Array.ConvertAll(mask.Scaled(small.Width, small.Height).Lumas(), value => value > 25);
        var random = SeededRandom.For(call.Prompt, call.Options.Whole("seed") ?? 0);
        var filled = new PatchMatchFill(small, hole, random).Fill(progress, ct).Scaled(pixels.Width, pixels.Height);
        if (ScenePromptReader.Colours(call.Prompt).ToList() is [var tint, ..])
        {
            filled.Map(own => own.Mix(Rgb.Black.Mix(tint, 0.45 + (own.Brightness * 0.75)), 0.7));
        }

        pixels.Lay(filled.WithAlpha(pixel => share[pixel] / 255));
        return pixels.Finished(call.Options);
    }
}
