namespace Tessera.Providers.Masks;

/// <summary>The caller's mask, white where the picture is to change, in the form a vendor wants.</summary>
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
    public static MediaInput? Of(TaskCall call, MaskForm form) =>
        call.Inputs.TryGetValue(Member, out var mask) && call.Inputs.TryGetValue(Original, out var picture)
            && call.RewriteMask?.Invoke(mask.Content, picture.Content, form) is { } rewritten
            ? new MediaInput("image/png", rewritten)
            : null;
}
