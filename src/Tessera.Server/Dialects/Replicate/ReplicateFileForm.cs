using System.Text.Json.Serialization;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Replicate;

/// <summary>A file to be named in later requests. Other parts, such as <c>metadata</c>, are ignored.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record ReplicateFileForm : IRequestForm<ReplicateFileForm>
{
    /// <summary>An image, video or audio file; its first bytes decide its type.</summary>
    public required IFormFile Content { get; init; }
}
