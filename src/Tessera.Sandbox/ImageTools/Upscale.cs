using System.Globalization;

namespace Tessera.Sandbox.ImageTools;

/// <summary>Enlarges a picture two to four times by Lanczos interpolation.</summary>
internal sealed class Upscale : ISandboxMaker
{
    /// <summary>The largest picture that is made.</summary>
    public const long MostPixels = 50_000_000;

    private const double Usual = 2;

    public Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct) => Task.FromResult(Make(call));

    private static TaskState Make(TaskCall call)
    {
        var scale = call.Options.Number("scale") ?? Usual;
        if (scale is < 2 or > 4)
        {
            return ToolImages.Invalid(string.Create(CultureInfo.InvariantCulture, $"`scale` is {scale}; it can be 2 to 4."));
        }

        if (!ToolImages.TryOpen(call, "image_url", out var picture, out var failed))
        {
            return failed;
        }

        using (picture)
        {
            var (width, height) = ((long)Math.Round(picture.Width * scale), (long)Math.Round(picture.Height * scale));
            if (width * height > MostPixels)
            {
                return ToolImages.Invalid(string.Create(
                    CultureInfo.InvariantCulture, $"`scale` {scale} would make {width}×{height} pixels of {picture.Width}×{picture.Height}; at most {MostPixels / 1_000_000} megapixels are made."));
            }

            using var large = picture.Resize((int)width, (int)height);
            return large.Finished(call.Options);
        }
    }
}
