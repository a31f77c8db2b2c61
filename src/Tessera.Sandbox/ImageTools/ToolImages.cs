using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Tessera.Media;
using Tessera.Sandbox.Painting;

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
        TaskCall call,
        string member,
        [NotNullWhen(true)] out Picture? picture,
        [NotNullWhen(false)] out TaskState? failed,
        int longest = int.MaxValue,
        long maxPixels = MaxPixels)
    {
        (picture, failed) = (null, null);
        if (!call.Inputs.TryGetValue(member, out var input))
        {
            failed = Invalid($"The tool '{call.Model}' needs `{member}`: an address or a data URI of a picture.");
            return false;
        }

        try
        {
            var (width, height) = Picture.Measure(input.Content);
            if ((long)width * height > maxPixels)
            {
                failed = Invalid(string.Create(
                    CultureInfo.InvariantCulture, $"The picture in `{member}` has {width}×{height} pixels; the tool '{call.Model}' takes at most {maxPixels / 1_000_000} megapixels."));
                return false;
            }

            picture = Math.Max(width, height) > longest ? Picture.Decode(input.Content, longest) : Picture.Decode(input.Content);
            return true;
        }
        catch (MediaToolException)
        {
            failed = Invalid($"The file in `{member}` is not a picture that can be read; send PNG, JPEG, WebP or GIF.");
            return false;
        }
    }

    /// <summary>A failure that the caller can mend.</summary>
    public static TaskState.Failed Invalid(string message) => new(new ProviderFailure(FailureKind.InvalidInput, message));

    /// <summary>The pixels of a picture.</summary>
    public static PixelBuffer InMemory(this Picture picture, int longest = int.MaxValue)
    {
        if (Math.Max(picture.Width, picture.Height) <= longest)
        {
            return PixelBuffer.Of(picture);
        }

        using var small = picture.Fit(longest);
        return PixelBuffer.Of(small);
    }

    /// <summary>The pixels of a picture, scaled to exactly this size.</summary>
    public static PixelBuffer InMemory(this Picture picture, int width, int height)
    {
        if ((picture.Width, picture.Height) == (width, height))
        {
            return picture.InMemory();
        }

        using var scaled = picture.Resize(width, height);
        return PixelBuffer.Of(scaled);
    }

    /// <summary>The pixels, scaled to exactly this size.</summary>
    public static PixelBuffer Scaled(this PixelBuffer pixels, int width, int height)
    {
        using var picture = pixels.ToPicture();
        return picture.InMemory(width, height);
    }

    /// <summary>The finished file, in the format asked for.</summary>
    public static TaskState Finished(this PixelBuffer pixels, CallOptions options)
    {
        using var picture = pixels.ToPicture();
        return picture.Finished(options);
    }

    /// <summary>The finished file, in the format asked for.</summary>
    public static TaskState Finished(this Picture picture, CallOptions options) => options.Text("format") switch
    {
        null or "webp" => new TaskState.Completed(new TaskOutput.File(picture.Encode(PictureFormat.Webp, 90))),
        "png" => new TaskState.Completed(new TaskOutput.File(picture.Encode(PictureFormat.Png))),
        "jpeg" or "jpg" => new TaskState.Completed(new TaskOutput.File(picture.Encode(PictureFormat.Jpeg, 90))),
        var other => Invalid($"`format` is '{other}'; the image tools write webp, png and jpeg."),
    };
}
