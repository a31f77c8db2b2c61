using System.ComponentModel.DataAnnotations;

namespace Tessera.Server.Artifacts;

/// <summary>Section <c>Tessera:Artifacts</c>: limits of callers' files.</summary>
internal sealed class ArtifactOptions
{
    public const string Section = "Tessera:Artifacts";

    /// <summary>The largest file a caller may provide, as an upload, a URL or a <c>data:</c> URI.</summary>
    [Range(1, 2_000_000_000)]
    public int MaxUploadBytes { get; set; } = 25_000_000;

    /// <summary>How long an upload is kept.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan KeepUploadsFor { get; set; } = TimeSpan.FromHours(24);
}
