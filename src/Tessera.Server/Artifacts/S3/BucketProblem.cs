using System.Net;
using Amazon.S3;

namespace Tessera.Server.Artifacts.S3;

/// <summary>Describes a bucket's failure for the operator.</summary>
internal static class BucketProblem
{
    public static string Describe(S3Bucket bucket, StoreUnavailableException failure) => (failure.InnerException as AmazonS3Exception)?.StatusCode switch
    {
        HttpStatusCode.NotFound =>
            $"{S3Options.Section}:{nameof(S3Options.Bucket)} names '{bucket.Name}', and {bucket.Place} has no such bucket. Create it, or name another.",
        HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized =>
            $"{bucket.Place} refuses us the bucket '{bucket.Name}'. Check {S3Options.Section}:{nameof(S3Options.AccessKey)} and "
            + $"{nameof(S3Options.SecretKey)}, and what they are allowed to do (docs/operations/artifacts.md).",
        HttpStatusCode.MovedPermanently or HttpStatusCode.BadRequest =>
            $"{bucket.Place} does not take requests for the bucket '{bucket.Name}' as we make them. Check {S3Options.Section}:{nameof(S3Options.Region)} and {nameof(S3Options.PathStyle)}.",
        _ => failure.Message,
    };
}
