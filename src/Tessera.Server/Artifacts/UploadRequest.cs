namespace Tessera.Server.Artifacts;

/// <summary>A file, as a form. The file alone as the body, with its own content type, is taken as well.</summary>
internal sealed record UploadRequest
{
    /// <summary>A picture, film or sound; what it is is told by its first bytes.</summary>
    public required IFormFile File { get; init; }
}
