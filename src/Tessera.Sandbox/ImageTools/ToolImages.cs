using System.Diagnostics.CodeAnalysis;

namespace Tessera.Sandbox.ImageTools;

/// <summary>How the image tools read their inputs and write their result.</summary>
internal static class ToolImages
{
    /// <summary>What a tool that works on pixels in memory takes.</summary>
    public const long MaxPixels = 25_000_000;

    /// <summary>The longest side at which an effect is computed; its result is scaled back.</summary>
    public const int WorkingSide = 1600;

    /// <summary>Decodes a required input, as large as the tool needs it.</summary>
    public static bool TryOpen(
        TaskCall call, string member, [NotNullWhen(true)] out RasterImage? image, [NotNullWhen(false)] out TaskState? failed, int longest = int.MaxValue, long maxPixels = MaxPixels)
    {
        (image, failed) = (null, null);
        if (!call.Inputs.TryGetValue(member, out var input))
        {
            failed = Outcome.Refused($"The tool '{call.Model}' needs `{member}`: an address or a data URI of an image.");
            return false;
        }

        try
        {
            var (width, height) = RasterImage.Measure(input.Content);
            if ((long)width * height > maxPixels)
            {
                failed = Outcome.Refused(string.Create(
                    CultureInfo.InvariantCulture, $"The image in `{member}` has {width}×{height} pixels; the tool '{call.Model}' takes at most {maxPixels / 1_000_000} megapixels."));
                return false;
            }

            image = Math.Max(width, height) > longest ? RasterImage.Decode(input.Content, longest) : RasterImage.Decode(input.Content);
            return true;
        }
        catch (MediaToolException)
        {
            failed = Outcome.Refused($"The file in `{member}` is not an image that can be read; send PNG, JPEG, WebP or GIF.");
            return false;
        }
    }

    /// <summary>What a tool makes of a required input, which is decoded as large as the tool needs it.</summary>
    public static TaskState Use(TaskCall call, string member, Func<RasterImage, TaskState> make, int longest = int.MaxValue)
    {
        if (!TryOpen(call, member, out var image, out var failed, longest))
        {
            return failed;
        }

        using (image)
        {
            return make(image);
        }
    }

    public static TaskState Finished(this PixelBuffer pixels, CallOptions options)
    {
        using var image = pixels.ToImage();
        return image.Finished(options);
    }

    public static TaskState Finished(this RasterImage image, CallOptions options) => options.Text("format") switch
    {
        null or "webp" => Outcome.File(image.Encode(ImageFormat.Webp, 90)),
        "png" => Outcome.File(image.Encode(ImageFormat.Png)),
        "jpeg" or "jpg" => Outcome.File(image.Encode(ImageFormat.Jpeg, 90)),
        var other => Outcome.Refused($"`format` is '{other}'; the image tools write webp, png and jpeg."),
    };
}
