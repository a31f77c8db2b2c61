using Tessera.Server.Periodic;

namespace Tessera.Server.Storage;

/// <summary>Logs how large the groups of the writer are, for an operator who asks for it, and for the benchmarks.</summary>
internal sealed partial class LogGroups(Database database, ILogger<LogGroups> logger) : IPeriodicTask
{
    public TimeSpan Every => TimeSpan.FromSeconds(1);

    public Task RunAsync(CancellationToken ct)
    {
        var (writes, commits) = database.Groups.SoFar;
        LogSoFar(writes, commits);
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Debug, "{Writes} writes in {Commits} commits since the start.")]
    private partial void LogSoFar(long writes, long commits);
}
