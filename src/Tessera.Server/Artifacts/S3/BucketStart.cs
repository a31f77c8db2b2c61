using Tessera.Server.Configuration;

namespace Tessera.Server.Artifacts.S3;

/// <summary>A bucket that is missing, closed to us or out of reach stops the start: every result would be lost there.</summary>
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
            throw new ConfigurationException(BucketProblem.Describe(bucket, failure), failure);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
