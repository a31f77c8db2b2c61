namespace Tessera.Providers.Masks;

/// <summary>Converts the caller's mask, white in the area to change, to a vendor's form.</summary>
internal static class VendorMask
{
    /// <summary>The input's name.</summary>
    public const string Member = "mask_url";

    private const string Original = "image_url";

    /// <summary>The error if <see cref="Of"/> returns null.</summary>
    public static ProviderFailure Unreadable => new(
        FailureKind.InvalidInput, "`mask_url` and `image_url` must be images that can be read: PNG, JPEG, WebP or GIF.");

    /// <summary>Whether a call has a mask.</summary>
    public static bool IsIn(TaskCall call) => call.Inputs.ContainsKey(Member);

    /// <summary>The call's mask as a PNG file, or null if it or its image cannot be read.</summary>
    public static MediaInput? Of(TaskCall call, MaskForm form) =>
        call.Inputs.TryGetValue(Member, out var mask) && call.Inputs.TryGetValue(Original, out var image)
            && call.RewriteMask?.Invoke(mask.Content, image.Content, form) is { } rewritten
            ? new MediaInput("image/png", rewritten)
            : null;
}
