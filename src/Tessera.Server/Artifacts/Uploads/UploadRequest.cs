namespace Tessera.Server.Artifacts.Uploads;

/// <summary>A file in a form. Alternatively, the file alone can be the body, with its own content type.</summary>
internal sealed record UploadRequest
{
    /// <summary>An image, video or audio file; its first bytes decide its type.</summary>
    public required IFormFile File { get; init; }
}
