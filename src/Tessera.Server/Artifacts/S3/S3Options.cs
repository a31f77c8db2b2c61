using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Tessera.Server.Configuration;

namespace Tessera.Server.Artifacts.S3;

/// <summary>
/// Section <c>Tessera:Artifacts:S3</c>: a bucket of an S3-compatible store for all files, in place of the data folder.
/// It is used when <see cref="Bucket"/> is set.
/// </summary>
internal sealed partial class S3Options : IValidatableObject
{
    public const string Section = ArtifactOptions.Section + ":S3";

    /// <summary>The names of the AWS tools for the two keys; Tessera's own settings take precedence.</summary>
    public const string AccessKeyVariable = "AWS_ACCESS_KEY_ID";
    public const string SecretKeyVariable = "AWS_SECRET_ACCESS_KEY";

    /// <summary>The bucket; it must exist.</summary>
    public string? Bucket { get; set; }

    /// <summary>The store's address, such as <c>https://s3.example.com</c>; by default Amazon's own in the region.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The region that requests are signed for.</summary>
    public string Region { get; set; } = "us-east-1";

    [OtherName(AccessKeyVariable, where: nameof(Bucket))]
    public string? AccessKey { get; set; }

    [OtherName(SecretKeyVariable, where: nameof(Bucket))]
    public string? SecretKey { get; set; }

    /// <summary>The prefix of all object names, such as <c>tessera/</c>.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>Whether the bucket is part of the path instead of the host name; by default if an endpoint is set.</summary>
    public bool? PathStyle { get; set; }

    /// <summary>Larger files, in bytes, are sent in parts of this size. The protocol's minimum is 5 MiB.</summary>
    [Range(5 * 1024 * 1024, 1_000_000_000)]
    public int MultipartBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Whether to send and request the newer checksum headers, which few stores besides Amazon's support.</summary>
    public bool Checksums { get; set; }

    /// <summary>Whether to sign bodies in chunks as they are sent, which not all stores besides Amazon's support.</summary>
    public bool ChunkEncoding { get; set; }

    // Not annotations: their messages contain the value, and a secret must never be shown.
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
            yield return $"{Section}:{nameof(Bucket)} is '{Bucket}'; a bucket's name has 3 to 63 lower-case letters, digits, '-' and '.'.";
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
