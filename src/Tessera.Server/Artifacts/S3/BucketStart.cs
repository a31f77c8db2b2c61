using System.Net;
using Amazon.S3;
using Tessera.Server.Configuration;

namespace Tessera.Server.Artifacts.S3;

/// <summary>
/// Stops the start when the bucket is missing, access is denied or the store is unreachable, because every result would be
/// lost.
/// </summary>
internal sealed class BucketStart(S3Bucket bucket) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await bucket.CheckAsync(cancellationToken);
        }
        catch (StoreUnavailableException failure)
        {
            throw new ConfigurationException(Describe(failure), failure);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private string Describe(StoreUnavailableException failure) => (failure.InnerException as AmazonS3Exception)?.StatusCode switch
    {
        HttpStatusCode.NotFound =>
            $"{S3Options.Section}:{nameof(S3Options.Bucket)} names '{bucket.Name}', and {bucket.Place} has no such bucket. Create it, or name another.",
        HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized =>
            $"{bucket.Place} denies access to the bucket '{bucket.Name}'. Check {S3Options.Section}:{nameof(S3Options.AccessKey)} and "
            + $"{nameof(S3Options.SecretKey)}, and what they are allowed to do (docs/operations/artifacts.md).",
        HttpStatusCode.MovedPermanently or HttpStatusCode.BadRequest =>
            $"{bucket.Place} rejects this server's requests for the bucket '{bucket.Name}'. Check {S3Options.Section}:{nameof(S3Options.Region)} and {nameof(S3Options.PathStyle)}.",
        _ => failure.Message,
    };
}
