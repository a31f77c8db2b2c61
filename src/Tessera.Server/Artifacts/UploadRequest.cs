namespace Tessera.Server.Artifacts;

/// <summary>A file, as a form. The file alone as the body, with its own content type, is taken as well.</summary>
internal sealed record UploadRequest
{
    /// <summary>An image, video or audio file; its first bytes decide its type.</summary>
    public required IFormFile File { get; init; }
}
