namespace Tessera.Server.Dialects.Workspaces;

/// <summary>The reply to a call for pictures.</summary>
/// <param name="Images">The pictures.</param>
/// <param name="Description">What the model says of them; empty where it says nothing.</param>
/// <param name="Prompt">What was asked for.</param>
/// <param name="Detail">Why there are fewer than were asked for; null when there are all.</param>
/// <param name="BatchId">The call; the history names it with each picture.</param>
internal sealed record ImagesReply(IReadOnlyList<ImagesReply.Image> Images, string Description, string Prompt, string? Detail, string BatchId)
{
    /// <param name="Url">A link that needs no key and cannot be guessed.</param>
    /// <param name="ContentType">The file's media type.</param>
    /// <param name="FileName">A name to save it by.</param>
    /// <param name="FileSize">In bytes.</param>
    /// <param name="Width">In pixels.</param>
    /// <param name="Height">In pixels.</param>
    /// <param name="ImageId">The picture's id.</param>
    internal sealed record Image(string Url, string ContentType, string FileName, long? FileSize, long? Width, long? Height, string ImageId);
}
