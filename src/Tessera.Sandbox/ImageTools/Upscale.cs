namespace Tessera.Sandbox.ImageTools;

/// <summary>Enlarges an image two to four times by Lanczos interpolation.</summary>
internal sealed class Upscale : ISandboxMaker
{
    public const long MostPixels = 50_000_000;

    private const double Usual = 2;

    public Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct) => Task.FromResult(Make(call));

    private static TaskState Make(TaskCall call)
    {
        var scale = call.Options.Number("scale") ?? Usual;
        if (scale is < 2 or > 4)
        {
            return Outcome.Refused(string.Create(CultureInfo.InvariantCulture, $"`scale` is {scale}; it can be 2 to 4."));
        }

        return ToolImages.Use(call, "image_url", image =>
        {
            var (width, height) = ((long)Math.Round(image.Width * scale), (long)Math.Round(image.Height * scale));
            if (width * height > MostPixels)
            {
                return Outcome.Refused(string.Create(
                    CultureInfo.InvariantCulture, $"`scale` {scale} would make {width}×{height} pixels of {image.Width}×{image.Height}; at most {MostPixels / 1_000_000} megapixels are made."));
            }

            using var large = image.Resize((int)width, (int)height);
            return large.Finished(call.Options);
        });
    }
}
