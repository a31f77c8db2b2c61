using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Tessera.Server.Artifacts.S3;

/// <summary>
/// Section <c>Tessera:Artifacts:S3</c>: a bucket of an S3-compatible store for all files, in place of the data folder.
/// It is used when <see cref="Bucket"/> is set.
/// </summary>
internal sealed partial class S3Options : IValidatableObject
{
    public const string Section = ArtifactOptions.Section + ":S3";

    /// <summary>The names of the AWS tools for the two keys; ours win.</summary>
    public const string AccessKeyVariable = "AWS_ACCESS_KEY_ID";
    public const string SecretKeyVariable = "AWS_SECRET_ACCESS_KEY";

    /// <summary>The bucket; it must exist.</summary>
    public string? Bucket { get; set; }

    /// <summary>The store's address, as <c>https://s3.example.com</c>; without one it is Amazon's own, of the region.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The region that requests are signed for.</summary>
    public string Region { get; set; } = "us-east-1";

    public string? AccessKey { get; set; }

    public string? SecretKey { get; set; }

    /// <summary>What the names of all objects begin with, as <c>tessera/</c>.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>Whether the bucket is a part of the path instead of the host's name; by default where an endpoint is given.</summary>
    public bool? PathStyle { get; set; }

    /// <summary>A file of more bytes is sent in parts of this size. The protocol's least is 5 MiB.</summary>
    [Range(5 * 1024 * 1024, 1_000_000_000)]
    public int MultipartBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Whether the newer checksum headers are sent and asked for. Amazon knows them, few others do.</summary>
    public bool Checksums { get; set; }

    /// <summary>Whether bodies are signed piece by piece as they are sent. Amazon knows it, not all others do.</summary>
    public bool ChunkEncoding { get; set; }

    // Written by hand, not as annotations: those show the value, and this one must never be shown.
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrEmpty(Bucket))
        {
            return Endpoint is null && Prefix.Length == 0 && AccessKey is null && SecretKey is null
                ? []
                : [new ValidationResult($"{Section}:{nameof(Bucket)} is not set, but other settings of {Section} are. Name the bucket.")];
        }

        return Problems().Select(problem => new ValidationResult(problem));
    }

    private IEnumerable<string> Problems()
    {
        if (!BucketName().IsMatch(Bucket ?? ""))
        {
            yield return $"{Section}:{nameof(Bucket)} is '{Bucket}'; a bucket's name has 3 to 63 small letters, digits, '-' and '.'.";
        }

        if (Endpoint is not null
            && !(Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0))
        {
            yield return $"{Section}:{nameof(Endpoint)} must be an http or https address such as https://s3.example.com.";
        }

        if (!RegionName().IsMatch(Region))
        {
            yield return $"{Section}:{nameof(Region)} is '{Region}'; regions look like us-east-1.";
        }

        if (!PrefixName().IsMatch(Prefix))
        {
            yield return $"{Section}:{nameof(Prefix)} is '{Prefix}'; write it as tessera/ of letters, digits, '-', '_' and '.'.";
        }

        if (string.IsNullOrWhiteSpace(AccessKey))
        {
            yield return $"{Section}:{nameof(AccessKey)} is not set. Give it there or as {AccessKeyVariable}.";
        }

        if (string.IsNullOrWhiteSpace(SecretKey))
        {
            yield return $"{Section}:{nameof(SecretKey)} is not set. Give it there or as {SecretKeyVariable}.";
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BucketName();

    [GeneratedRegex("^[A-Za-z0-9-]+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RegionName();

    [GeneratedRegex("^([A-Za-z0-9_-][A-Za-z0-9._-]*/?)*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PrefixName();
}
