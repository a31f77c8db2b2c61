using Tessera.Media;

namespace Tessera.Providers.Masks;

/// <summary>
/// Turns a caller's mask, white where the picture is to change, into the form a vendor wants: of the picture's own size,
/// with nothing between the two colours, because vendors refuse others or round them each in its own way.
/// </summary>
internal static class VendorMask
{
    /// <summary>The member that names it.</summary>
    public const string Member = "mask_url";

    private const string Original = "image_url";

    /// <summary>The caller's mistake when <see cref="Of"/> gives nothing.</summary>
    public static ProviderFailure Unreadable => new(
        FailureKind.InvalidInput, "`mask_url` and `image_url` have to be pictures that can be read: PNG, JPEG, WebP or GIF.");

    /// <summary>Whether a call has one.</summary>
    public static bool IsIn(TaskCall call) => call.Inputs.ContainsKey(Member);

    /// <summary>The mask of a call as a PNG file, or null when it or its picture cannot be read.</summary>
    public static MediaInput? Of(TaskCall call, MaskForm form)
    {
        if (!call.Inputs.TryGetValue(Member, out var mask) || !call.Inputs.TryGetValue(Original, out var picture))
        {
            return null;
        }

        try
        {
            var (width, height) = Picture.Measure(picture.Content);
            using var given = Picture.Decode(mask.Content);
            using var fitted = given.Resize(width, height);
            using var made = Picture.FromPixels(Rewritten(fitted.ToPixels(), form), width, height);
            return new MediaInput("image/png", made.Encode(PictureFormat.Png));
        }
        catch (MediaToolException)
        {
            return null;
        }
    }

    private static byte[] Rewritten(byte[] rgba, MaskForm form)
    {
        for (var at = 0; at < rgba.Length; at += 4)
        {
            // Rec. 601, by how much of it is seen.
            var light = ((299 * rgba[at]) + (587 * rgba[at + 1]) + (114 * rgba[at + 2])) * rgba[at + 3];
            var changes = light > 255 * 255 * 1000 / 2;
            rgba[at] = rgba[at + 1] = rgba[at + 2] = changes == (form is MaskForm.BlackChanges) ? (byte)0 : (byte)255;
            rgba[at + 3] = changes && form is MaskForm.ClearChanges ? (byte)0 : (byte)255;
        }

        return rgba;
    }
}
