using System.ComponentModel.DataAnnotations;

namespace Tessera.Server.Artifacts;

/// <summary>Section <c>Tessera:Artifacts</c>: files that callers hand in.</summary>
internal sealed class ArtifactOptions : IValidatableObject
{
    public const string Section = "Tessera:Artifacts";

    /// <summary>The largest file a caller may hand in, as an upload, a URL or a <c>data:</c> URI.</summary>
    [Range(1, 2_000_000_000)]
    public int MaxUploadBytes { get; set; } = 25_000_000;

    /// <summary>How long an upload is kept.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan KeepUploadsFor { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// The secret of signed links, 32 bytes in base64, the same on every server that shares a store. Without it each
    /// data folder makes its own.
    /// </summary>
    public string? LinkSecret { get; set; }

    // By hand, because an annotation would show the value.
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        LinkSecret is null || Artifacts.LinkSecret.IsUsable(LinkSecret)
            ? []
            : [new ValidationResult($"{Section}:{nameof(LinkSecret)} is not 32 bytes in base64; make one with: openssl rand -base64 32")];
}
