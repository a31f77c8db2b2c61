namespace Tessera.Server.Periodic;

/// <summary>
/// Runs one periodic task: at start, and then once every period. A failure is logged, and the task runs again after the next
/// period.
/// </summary>
internal sealed partial class PeriodicTaskHost<T>(T task, TimeProvider time, ILogger<PeriodicTaskHost<T>> logger) : BackgroundService
    where T : IPeriodicTask
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(task.Every, time);
        do
        {
            await RunOnceAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RunOnceAsync(CancellationToken ct)
    {
        try
        {
            await task.RunAsync(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The server is stopping.
        }
#pragma warning disable CA1031 // One of the server's few catch-alls: a failed run must not prevent later ones.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogFailed(failure, typeof(T).Name, task.Every);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Task} failed; it runs again within {Every}.")]
    private partial void LogFailed(Exception failure, string task, TimeSpan every);
}
