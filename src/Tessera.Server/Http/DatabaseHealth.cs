using Microsoft.Extensions.Diagnostics.HealthChecks;
using Tessera.Server.Storage;

namespace Tessera.Server.Http;

/// <summary>The database answers and has a schema: it is opened only when every migration is applied.</summary>
internal sealed class DatabaseHealth(Database database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var applied = await database.ReadAsync(async session =>
                await session.Prepared("SELECT count(*) FROM migrations").ExecuteScalarAsync(cancellationToken));
            return applied is > 0L ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database has no schema.");
        }
        catch (System.Data.Common.DbException problem)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", problem);
        }
    }
}
