using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.OpenAi.Files;

/// <summary>A file to be named in later requests.</summary>
internal sealed record CreateFileForm : IRequestForm<CreateFileForm>
{
    /// <summary>An image, video or audio file; its first bytes decide its type.</summary>
    public required IFormFile File { get; init; }

    /// <summary>Files are inputs of requests only: there are no batches, assistants or fine-tuning.</summary>
    [AllowedValues("vision", FileObject.Input)]
    public required string Purpose { get; init; }

    /// <summary>Ignored: the server decides, and replies with <c>expires_at</c>.</summary>
    [JsonPropertyName("expires_after[anchor]")]
    [StringLength(32)]
    public string? ExpiresAfterAnchor { get; init; }

    /// <summary>Ignored.</summary>
    [JsonPropertyName("expires_after[seconds]")]
    public long? ExpiresAfterSeconds { get; init; }
}
