using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Tessera.Server.Http;

/// <summary>Files can be written where results are kept.</summary>
internal sealed class FolderHealth(DataFolder data) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var probe = Path.Combine(data.Folder("artifacts"), $".probe-{Guid.CreateVersion7():n}");
            using var file = new FileStream(probe, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Options = FileOptions.DeleteOnClose,
            });
            return Task.FromResult(HealthCheckResult.Healthy());
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy("No files can be written to the data folder.", problem));
        }
    }
}
