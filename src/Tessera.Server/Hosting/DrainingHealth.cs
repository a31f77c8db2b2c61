using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Tessera.Server.Hosting;

/// <summary>A node that is about to stop is not ready: load balancers send their clients elsewhere.</summary>
internal sealed class DrainingHealth(Draining draining) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(draining.HasBegun ? HealthCheckResult.Unhealthy("The server is stopping.") : HealthCheckResult.Healthy());
}
