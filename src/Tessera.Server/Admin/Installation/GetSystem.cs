using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Tessera.Server.Artifacts;
using Tessera.Server.Configuration;
using Tessera.Server.Hosting;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Admin.Installation;

/// <summary><c>GET system</c>: the state of the node that answers, and of what all nodes share.</summary>
internal static class GetSystem
{
    public static async Task<Ok<SystemState>> Handle(
        SystemFacts facts, Database database, IArtifactStore store, HealthCheckService health, EffectiveSettings settings, TimeProvider time, CancellationToken ct)
    {
        var sizes = await facts.SizesAsync();
        var (pending, running, oldestAt) = await facts.QueueAsync();
        var report = await health.CheckHealthAsync(ct);
        using var process = Process.GetCurrentProcess();
        var uptime = time.GetUtcNow() - process.StartTime.ToUniversalTime();
        return TypedResults.Ok(new SystemState(
            TesseraVersion.Text,
            (long)Math.Max(0, uptime.TotalSeconds),
            new(database.IsShared ? "postgres" : "sqlite", sizes.DatabaseBytes),
            new(store is ArtifactFolder ? "folder" : "s3", sizes.Files, sizes.FileBytes),
            new(pending, running, oldestAt is { } oldest ? (long)Math.Max(0, (time.GetUtcNow() - oldest).TotalSeconds) : null),
            [.. report.Entries.Select(entry => new Check(entry.Key, entry.Value.Status == HealthStatus.Healthy ? "ok" : "failing", entry.Value.Description))],
            [.. settings.List().Select(setting => new ConfiguredValue(setting.Name, setting.Value, setting.Source.ToWire()))]));
    }

    /// <param name="Version">The version of this build.</param>
    /// <param name="UptimeS">For how many seconds this node has been running.</param>
    /// <param name="Database">The database.</param>
    /// <param name="Storage">The files of results and uploads, counted at most once a minute.</param>
    /// <param name="Queue">The generations in progress on all nodes.</param>
    /// <param name="Checks">The checks of <c>GET /health/ready</c>, made now.</param>
    /// <param name="Config">Every setting.</param>
    internal sealed record SystemState(
        string Version, long UptimeS, DatabaseState Database, StorageState Storage, QueueState Queue, IReadOnlyList<Check> Checks, IReadOnlyList<ConfiguredValue> Config);

    /// <param name="Kind">sqlite or postgres.</param>
    /// <param name="Bytes">Its size.</param>
    internal sealed record DatabaseState(string Kind, long Bytes);

    /// <param name="Kind">folder or s3.</param>
    /// <param name="Files">How many there are.</param>
    /// <param name="Bytes">Their size, without thumbnails.</param>
    internal sealed record StorageState(string Kind, long Files, long Bytes);

    /// <param name="Pending">Generations that wait.</param>
    /// <param name="Running">Generations that run.</param>
    /// <param name="OldestS">For how many seconds the oldest has waited; null when none waits.</param>
    internal sealed record QueueState(long Pending, long Running, long? OldestS);

    /// <param name="Name">Such as database or data_folder.</param>
    /// <param name="Status">ok or failing.</param>
    /// <param name="Message">The result as a sentence, if there is one.</param>
    internal sealed record Check(string Name, string Status, string? Message);

    /// <param name="Name">The setting, such as <c>Tessera:Tasks:Concurrency</c>.</param>
    /// <param name="Value">Its value; `set` for a secret, null when it has none.</param>
    /// <param name="Source">default, file, environment or command_line.</param>
    internal sealed record ConfiguredValue(string Name, string? Value, string Source);
}
