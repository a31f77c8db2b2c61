using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Tessera.Server.Storage;

/// <summary>The database answers, has a schema (it is opened only when every migration is applied), and commits.</summary>
internal sealed class DatabaseHealth(Database database, WriteProbe probe, TimeProvider time) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var applied = await database.ReadAsync(async session =>
                    await session.Prepared("SELECT count(*) FROM migrations").ExecuteScalarAsync(cancellationToken))
                .WaitAsync(WriteProbe.Patience, time, cancellationToken);
            if (applied is not > 0L)
            {
                return HealthCheckResult.Unhealthy("The database has no schema.");
            }
        }
        catch (Exception problem) when (problem is DbException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", problem);
        }

        try
        {
            await probe.TryAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (DbException problem)
        {
            return HealthCheckResult.Unhealthy(problem.IsFullDatabase() ? "The database's disk is full." : "The database does not take writes.", problem);
        }
        catch (TimeoutException slow)
        {
            return HealthCheckResult.Unhealthy("The database does not finish a write.", slow);
        }
    }
}
