namespace Tessera.Sandbox.ImageTools;

/// <summary>
/// A placeholder, not a face swap: the sandbox finds no faces. It lays the upper middle of <c>image_url</c>, where a
/// portrait has its face, in an oval with a soft edge and matched light on the same place of <c>target_url</c>, and
/// writes into the image that it is a placeholder. The result has the target's size.
/// </summary>
internal sealed class FaceSwap : ISandboxMaker
{
    private const double CentreY = 0.4;
    private const double HalfWidth = 0.24;
    private const double HalfHeight = 0.3;

    public Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct) => Task.FromResult(
        ToolImages.Use(call, "image_url", face => ToolImages.Use(call, "target_url", target => Swapped(face, target).Finished(call.Options)), 2 * ToolImages.WorkingSide));

    private static PixelBuffer Swapped(RasterImage face, RasterImage target)
    {
        using var covering = face.Cover(target.Width, target.Height);
        var (oval, made) = (PixelBuffer.Of(covering).WithAlpha(pixel => Share(pixel, target.Width, target.Height)), PixelBuffer.Of(target));
        var (difference, weights) = (0.0, 1e-6);
        for (var pixel = 0; pixel < made.Count; pixel++)
        {
            var weight = oval.Rgba[(pixel * 4) + 3];
            (difference, weights) = (difference + (weight * (made.Luma(pixel) - oval.Luma(pixel))), weights + weight);
        }

        // Half of the difference in light: the oval fits in, but one still sees whose it is.
        var shift = difference / weights / 2;
        oval.Map(colour => Rgb.Of((colour.R + shift, colour.G + shift, colour.B + shift)));
        made.Lay(oval);
        var label = PixelBuffer.OfSvg(Label(made.Width, Math.Max(6, Math.Min(made.Width / 24, made.Height / 12))));
        made.Lay(label, 0, Math.Max(0, made.Height - label.Height));
        return made;
    }

    // How much of a pixel is the oval's.
    private static double Share(int pixel, int width, int height)
    {
        var (across, down) = (((((pixel % width) + 0.5) / width) - 0.5) / HalfWidth, ((((pixel / width) + 0.5) / height) - CentreY) / HalfHeight);
        return Field.Step(1, 0.72, Math.Sqrt((across * across) + (down * down)));
    }

    private static string Label(int width, int size) => string.Create(CultureInfo.InvariantCulture, $"""
        <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{size * 2}">
          <rect width="100%" height="100%" fill="#000" fill-opacity="0.6"/>
          <text x="50%" y="{size * 1.35}" font-family="DejaVu Sans, sans-serif" font-size="{size}" fill="#fff" text-anchor="middle">sandbox placeholder, no face swap</text>
        </svg>
        """);
}
