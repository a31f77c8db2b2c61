using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Tessera.Server.Artifacts.S3;

/// <summary>Checks that the bucket answers, within the time that a load balancer waits.</summary>
internal sealed class BucketHealth(S3Bucket bucket, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await bucket.CheckAsync(either.Token);
            return HealthCheckResult.Healthy();
        }
        catch (StoreUnavailableException failure)
        {
            return HealthCheckResult.Unhealthy("The artifact bucket cannot be used.", failure);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("The artifact bucket does not answer.");
        }
    }
}
