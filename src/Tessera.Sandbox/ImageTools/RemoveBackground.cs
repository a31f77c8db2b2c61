namespace Tessera.Sandbox.ImageTools;

/// <summary>
/// Makes a plain background transparent: the colours along the border are flooded inwards, the edge of what is left
/// gets a soft alpha, and the background's colour is taken out of it. A busy background is refused.
/// </summary>
internal sealed class RemoveBackground : ISandboxMaker
{
    private const double LeastShare = 0.03;
    private const double Faint = 40;
    private const double Noise = 6;
    private const int Reach = 2;

    public Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct) => Task.FromResult(
        ToolImages.Use(call, "image_url", image =>
        {
            var pixels = PixelBuffer.Of(image);
            var background = BackgroundMask.Of(pixels);
            progress.Report(0.5);
            return background.Share < LeastShare
                ? Outcome.Refused("The background in `image_url` is not plain enough: the sandbox removes backgrounds of one colour or a soft gradient.")
                : Cut(pixels, background).Finished(call.Options);
        }));

    private static PixelBuffer Cut(PixelBuffer pixels, BackgroundMask background)
    {
        var (width, height) = (pixels.Width, pixels.Height);
        var inside = Array.ConvertAll(background.Flooded, flooded => flooded ? 0f : 1f);
        var soft = Field.Blurred(inside, width, height, Math.Max(1, Math.Max(width, height) / 1000));
        var cut = new PixelBuffer(new byte[pixels.Rgba.Length], width, height);
        for (var pixel = 0; pixel < cut.Count; pixel++)
        {
            // Full inside, nothing outside; in the blurred band what the mixture with the background says.
            var (red, green, blue) = pixels.Colour(pixel);
            var alpha = soft[pixel] > 0.995 ? 1.0 : 0;
            if (soft[pixel] is >= 0.005f and <= 0.995f)
            {
                var behind = background.ColourAt(pixel);
                alpha = Mixture(pixels, pixel, behind, soft[pixel]);
                (red, green, blue) = alpha is > 0 and < 1
                    ? (Without(red, behind.Red, alpha), Without(green, behind.Green, alpha), Without(blue, behind.Blue, alpha))
                    : (red, green, blue);
            }

            cut.Set(pixel, red, green, blue);
            cut.Rgba[(pixel * 4) + 3] = (byte)((alpha * pixels.Rgba[(pixel * 4) + 3]) + 0.5);
        }

        return cut;
    }

    /// <summary>
    /// How much of a pixel is the thing: its distance from the background as a part of the largest distance near it.
    /// Where the two hardly differ, the blurred outline decides.
    /// </summary>
    private static double Mixture(PixelBuffer pixels, int pixel, (double Red, double Green, double Blue) behind, double soft)
    {
        var (x, y) = (pixel % pixels.Width, pixel / pixels.Width);
        var farthest = 0.0;
        for (var row = Math.Max(0, y - Reach); row <= Math.Min(pixels.Height - 1, y + Reach); row++)
        {
            for (var column = Math.Max(0, x - Reach); column <= Math.Min(pixels.Width - 1, x + Reach); column++)
            {
                farthest = Math.Max(farthest, pixels.Distance((row * pixels.Width) + column, behind));
            }
        }

        return farthest < Faint ? soft : Math.Clamp((pixels.Distance(pixel, behind) - Noise) / (farthest - Noise), 0, 1);
    }

    private static double Without(double mixed, double behind, double alpha) => (mixed - ((1 - alpha) * behind)) / alpha;
}
