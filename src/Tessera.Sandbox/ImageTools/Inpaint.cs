using Tessera.Sandbox.Images.Drawing;
using Tessera.Sandbox.Images.Prompts;
using Tessera.Sandbox.Painting;

namespace Tessera.Sandbox.ImageTools;

/// <summary>
/// Replaces what the mask (<c>mask_url</c>) shows in white with patches of what surrounds it. A colour word in the prompt
/// tints the new part; the rest of the picture stays as it is, to the byte in PNG.
/// </summary>
internal sealed class Inpaint : ISandboxMaker
{
    private const int WorkingSide = 384;

    public Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct)
    {
        if (!ToolImages.TryOpen(call, "image_url", out var picture, out var failed))
        {
            return Task.FromResult(failed);
        }

        using (picture)
        {
            if (!ToolImages.TryOpen(call, "mask_url", out var mask, out failed, Math.Max(picture.Width, picture.Height)))
            {
                return Task.FromResult(failed);
            }

            using (mask)
            {
                var pixels = picture.InMemory();
                var share = MaskOf(mask.InMemory(pixels.Width, pixels.Height));
                if (!share.Any(value => value > 0.5f) || share.All(value => value > 0.5f))
                {
                    return Task.FromResult<TaskState>(ToolImages.Invalid(
                        "`mask_url` has to have white, which is replaced, and black, which stays; this one is all of one kind."));
                }

                var small = picture.InMemory(WorkingSide);
                var hole = Array.ConvertAll(MaskOf(mask.InMemory(small.Width, small.Height)), value => value > 0.1f);
                var filled = new PatchMatchFill(small, hole, SeededRandom.For(call.Prompt, call.Options.Whole("seed") ?? 0)).Fill(progress, ct);
                return Task.FromResult(Composed(pixels, share, filled, ScenePromptReader.Colours(call.Prompt).Select(colour => (Rgb?)colour).FirstOrDefault()).Finished(call.Options));
            }
        }
    }

    private static float[] MaskOf(PixelBuffer mask)
    {
        var share = mask.Lumas();
        for (var pixel = 0; pixel < share.Length; pixel++)
        {
            share[pixel] *= mask.Rgba[(pixel * 4) + 3] / (255f * 255f);
        }

        return share;
    }

    private static PixelBuffer Composed(PixelBuffer pixels, float[] share, PixelBuffer filled, Rgb? tint)
    {
        var large = filled.Scaled(pixels.Width, pixels.Height);
        var made = pixels.Each(pixel =>
        {
            var (red, green, blue) = pixels.Colour(pixel);
            var part = share[pixel];
            if (part <= 0)
            {
                return (red, green, blue);
            }

            var fill = large.Colour(pixel);
            if (tint is { } colour)
            {
                var light = 0.45 + (large.Luma(pixel) / 255 * 0.75);
                fill = (Mix(fill.Red, colour.R * light), Mix(fill.Green, colour.G * light), Mix(fill.Blue, colour.B * light));
            }

            return (red + ((fill.Red - red) * part), green + ((fill.Green - green) * part), blue + ((fill.Blue - blue) * part));
        });
        return made;
    }

    private static double Mix(double fill, double tint) => (fill * 0.3) + (tint * 0.7);
}
