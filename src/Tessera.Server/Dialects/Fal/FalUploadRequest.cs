using System.ComponentModel.DataAnnotations;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Fal;

/// <summary>A file that the client is about to upload.</summary>
internal sealed record FalUploadRequest : IRequestBody<FalUploadRequest>
{
    /// <summary>The file's type, such as <c>image/png</c>.</summary>
    [StringLength(128)]
    public required string ContentType { get; init; }

    /// <summary>Its name; only the extension counts, where the type says nothing.</summary>
    [StringLength(512)]
    public string? FileName { get; init; }
}
