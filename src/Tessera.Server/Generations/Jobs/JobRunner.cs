using System.Data.Common;
using Microsoft.Extensions.Options;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations.Jobs;

/// <summary>
/// Runs jobs in the background, as many concurrently as configured. It claims waiting rows and rows of workers that have died,
/// on this node or another, and keeps no state besides the rows.
/// </summary>
internal sealed partial class JobRunner : BackgroundService
{
    // Notifications are best-effort, and a crashed worker sends none, so poll as well.
    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(2);

    // The log lines of a job have no request that names the generation.
    private static readonly Func<ILogger, GenerationId, IDisposable?> Scope = LoggerMessage.DefineScope<GenerationId>("generation:{Generation}");

    private readonly GenerationJob _job;
    private readonly JobLeases _leases;
    private readonly RunningGenerations _generations;
    private readonly RenewLeases _renew;
    private readonly TimeProvider _time;
    private readonly ClockSteps _steps;
    private readonly ILogger<JobRunner> _logger;
#pragma warning disable CA2213 // It holds nothing to release, and a database announces work until after this is disposed.
    private readonly SemaphoreSlim _work = new(0);
#pragma warning restore CA2213
    private readonly int _slots;
    private int _running;

    public JobRunner(
        GenerationJob job, JobLeases leases, RunningGenerations generations, RenewLeases renew, IOptions<JobOptions> options, TimeProvider time, ILogger<JobRunner> logger)
    {
        (_job, _leases, _generations, _renew, _time, _logger) = (job, leases, generations, renew, time, logger);
        _steps = new ClockSteps(time);
        _slots = options.Value.Concurrency;
        leases.SubscribeToWaiting(() => _work.Release());
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        while (Volatile.Read(ref _running) > 0 && !cancellationToken.IsCancellationRequested)
        {
            await _work.WaitAsync(cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (!_leases.AreShared)
        {
            await _leases.ExpireAllAsync();
        }

        try
        {
            var (polled, isFirst) = (_time.GetTimestamp(), true);
            while (true)
            {
                try
                {
                    if (isFirst || _time.GetElapsedTime(polled) >= PollEvery)
                    {
                        await TakeExpiredAsync(isFirst, stoppingToken);
                        (polled, isFirst) = (_time.GetTimestamp(), false);
                    }

                    await TakeWaitingAsync(stoppingToken);
                }
                catch (DbException outage)
                {
                    LogDatabaseDown(outage);
                }

                await WaitForWorkAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Running jobs release their leases; the next start, or another node, continues them.
        }
    }

    private async Task TakeExpiredAsync(bool isFirst, CancellationToken stopping)
    {
        // Renew first: a process that was suspended for long must not claim its own work.
        var moment = _time.GetUtcNow();
        await _renew.RunAsync(stopping);
        if (_steps.WasSetWithin(_leases.Duration))
        {
            // By the new clock, leases of live nodes may look expired or too long; their owners renew them within one lease.
            return;
        }

        var taken = await _leases.TakeExpiredAsync(moment, Math.Max(1, Free));
        if (isFirst && taken.Count > 0)
        {
            LogRecovered(taken.Count);
        }

        Launch(taken, stopping);
    }

    private async Task TakeWaitingAsync(CancellationToken stopping)
    {
        while (Free > 0)
        {
            var free = Free;
            var taken = await _leases.TakeWaitingAsync(free);
            Launch(taken, stopping);
            if (taken.Count < free)
            {
                return;
            }
        }
    }

    private async Task WaitForWorkAsync(CancellationToken stopping)
    {
        using var poll = new CancellationTokenSource(PollEvery, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(poll.Token, stopping);
        try
        {
            await _work.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return;
        }

        // One query serves all notifications that have arrived.
        while (_work.Wait(0, CancellationToken.None))
        {
        }
    }

    private int Free => _slots - Volatile.Read(ref _running);

    private void Launch(List<Generation> taken, CancellationToken stopping)
    {
        foreach (var generation in taken)
        {
            Interlocked.Increment(ref _running);
            _ = RunOneAsync(generation, stopping);
        }
    }

    private async Task RunOneAsync(Generation generation, CancellationToken stopping)
    {
        using var scope = Scope(_logger, generation.Id);
        using var running = _generations.Start(generation, stopping);
        try
        {
            await Task.Yield();
            await RunOrGiveUpAsync(generation, running.Token);
        }
        catch (DbException outage)
        {
            // Nothing can be written now. The lease expires, and a node claims the row.
            LogDatabaseDown(outage);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
            _work.Release();
        }
    }

    private async Task RunOrGiveUpAsync(Generation generation, CancellationToken ct)
    {
        try
        {
            await _job.RunAsync(generation, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await _leases.ReleaseAsync(generation);
        }
#pragma warning disable CA1031 // A bug in one job must not stop the others: it is logged, and its generation fails.
        catch (Exception failure) when (!failure.IsDatabaseOutage())
#pragma warning restore CA1031
        {
            LogCrashed(failure, generation.Id);
            await _job.GiveUpAsync(generation);
        }
    }

    [LoggerMessage(LogLevel.Information, "Recovered {Count} unfinished generations.")]
    private partial void LogRecovered(int count);

    [LoggerMessage(LogLevel.Error, "The database is unavailable; retrying soon.")]
    private partial void LogDatabaseDown(Exception failure);

    [LoggerMessage(LogLevel.Error, "Generation {Id} could not be run.")]
    private partial void LogCrashed(Exception failure, GenerationId id);
}
