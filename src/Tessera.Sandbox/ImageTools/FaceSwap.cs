using System.Globalization;
using Tessera.Media;
using Tessera.Sandbox.Painting;

namespace Tessera.Sandbox.ImageTools;

/// <summary>
/// A placeholder, not a face swap: the sandbox finds no faces. It lays the upper middle of <c>image_url</c>, where a
/// portrait has its face, in an oval with a soft edge and matched light on the same place of <c>target_url</c>, and
/// writes into the picture that it is a placeholder. The result has the target's size.
/// </summary>
internal sealed class FaceSwap : ISandboxMaker
{
    private const double CentreY = 0.4;
    private const double HalfWidth = 0.24;
    private const double HalfHeight = 0.3;

    public Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct)
    {
        if (!ToolImages.TryOpen(call, "image_url", out var face, out var failed, 2 * ToolImages.WorkingSide))
        {
            return Task.FromResult(failed);
        }

        using (face)
        {
            if (!ToolImages.TryOpen(call, "target_url", out var target, out failed))
            {
                return Task.FromResult(failed);
            }

            using (target)
            {
                using var covering = face.Cover(target.Width, target.Height);
                var made = Laid(covering.InMemory(), target.InMemory());
                Label(made);
                return Task.FromResult(made.Finished(call.Options));
            }
        }
    }

    private static PixelBuffer Laid(PixelBuffer face, PixelBuffer target)
    {
        var oval = new float[target.Count];
        var (faceLight, targetLight, weights) = (0.0, 0.0, 1e-6);
        for (var pixel = 0; pixel < oval.Length; pixel++)
        {
            var (x, y) = (((pixel % target.Width) + 0.5) / target.Width, ((pixel / target.Width) + 0.5) / target.Height);
            var (across, down) = ((x - 0.5) / HalfWidth, (y - CentreY) / HalfHeight);
            oval[pixel] = (float)Field.Step(1, 0.72, Math.Sqrt((across * across) + (down * down)));
            faceLight += oval[pixel] * face.Luma(pixel);
            targetLight += oval[pixel] * target.Luma(pixel);
            weights += oval[pixel];
        }

        // Half of the difference in light: the oval fits in, but one still sees whose it is.
        var shift = (targetLight - faceLight) / weights / 2;
        return target.Each(pixel =>
        {
            var ((red, green, blue), laid, part) = (target.Colour(pixel), face.Colour(pixel), oval[pixel]);
            return (
                red + ((laid.Red + shift - red) * part),
                green + ((laid.Green + shift - green) * part),
                blue + ((laid.Blue + shift - blue) * part));
        });
    }

    private static void Label(PixelBuffer made)
    {
        var size = Math.Max(6, Math.Min(made.Width / 24, made.Height / 12));
        var svg = string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{made.Width}" height="{size * 2}">
              <rect width="100%" height="100%" fill="#000" fill-opacity="0.6"/>
              <text x="50%" y="{size * 1.35}" font-family="DejaVu Sans, sans-serif" font-size="{size}" fill="#fff" text-anchor="middle">sandbox placeholder, no face swap</text>
            </svg>
            """);
        using var drawn = Picture.FromSvg(svg);
        var label = drawn.InMemory(made.Width, Math.Min(size * 2, made.Height));
        var offset = made.Count - label.Count;
        for (var pixel = 0; pixel < label.Count; pixel++)
        {
            var part = label.Rgba[(pixel * 4) + 3] / 255.0;
            var (over, under) = (label.Colour(pixel), made.Colour(offset + pixel));
            made.Set(
                offset + pixel,
                under.Red + ((over.Red - under.Red) * part),
                under.Green + ((over.Green - under.Green) * part),
                under.Blue + ((over.Blue - under.Blue) * part));
            made.Rgba[((offset + pixel) * 4) + 3] = 255;
        }
    }
}
