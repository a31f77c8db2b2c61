using Microsoft.Extensions.Diagnostics.HealthChecks;
using Tessera.Server.Storage;

namespace Tessera.Server.Artifacts;

/// <summary>Checks that files can be written to the data folder.</summary>
internal sealed class FolderHealth(DataFolder data, DiskSpace space) : IHealthCheck
{
    private const int BlockBytes = 4096;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            WriteFile(Path.Combine(data.Folder("artifacts"), $".probe-{Guid.CreateVersion7():n}"));
            return Task.FromResult(HealthCheckResult.Healthy(space.Shortage));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy("No files can be written to the data folder.", problem));
        }
    }

    // A full disk may still accept empty files, so write some bytes.
    private static void WriteFile(string path)
    {
        using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Options = FileOptions.DeleteOnClose,
        });
        file.Write(stackalloc byte[BlockBytes]);
        file.Flush(flushToDisk: true);
    }
}
