namespace Tessera.Server.Dialects.Workspaces.Images;

/// <summary>The reply to a call for images.</summary>
/// <param name="Images">The images.</param>
/// <param name="Description">The model's comment on the images; empty when there is none.</param>
/// <param name="Prompt">The prompt of the request.</param>
/// <param name="Detail">Why there are fewer images than requested; null when all were generated.</param>
/// <param name="BatchId">The ID of the call, which the history shows with each image.</param>
internal sealed record ImagesReply(IReadOnlyList<ImagesReply.Image> Images, string Description, string Prompt, string? Detail, string BatchId)
{
    /// <param name="Url">A link that needs no key and cannot be guessed.</param>
    /// <param name="ContentType">The file's media type.</param>
    /// <param name="FileName">A file name for saving the image.</param>
    /// <param name="FileSize">In bytes.</param>
    /// <param name="Width">In pixels.</param>
    /// <param name="Height">In pixels.</param>
    /// <param name="ImageId">The image's ID.</param>
    internal sealed record Image(string Url, string ContentType, string FileName, long? FileSize, long? Width, long? Height, string ImageId);
}
