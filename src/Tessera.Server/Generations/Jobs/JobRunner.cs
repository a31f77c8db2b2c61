using System.Data.Common;
using Microsoft.Extensions.Options;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations.Jobs;

/// <summary>
/// Runs media generations in the background, as many at once as configured. The row is the truth: this takes leases on
/// rows that wait and on rows whose worker has died, here or on another node, and knows nothing that is not in them.
/// </summary>
internal sealed partial class JobRunner : BackgroundService
{
    // A word can be lost, and a dead worker says none.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    // On each line that is logged while it is worked on: no request is there to be named.
    private static readonly Func<ILogger, GenerationId, IDisposable?> Scope = LoggerMessage.DefineScope<GenerationId>("generation:{Generation}");

    private readonly GenerationJob _run;
    private readonly JobLeases _leases;
    private readonly RunningGenerations _held;
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
        GenerationJob run, JobLeases leases, RunningGenerations held, RenewLeases renew, IOptions<JobOptions> options, TimeProvider time, ILogger<JobRunner> logger)
    {
        (_run, _leases, _held, _renew, _time, _logger) = (run, leases, held, renew, time, logger);
        _steps = new ClockSteps(time);
        _slots = options.Value.Concurrency;
        leases.WhenOneWaits(() => _work.Release());
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
            await _leases.EndAllAsync();
        }

        try
        {
            var (looked, isFirst) = (_time.GetTimestamp(), true);
            while (true)
            {
                try
                {
                    if (isFirst || _time.GetElapsedTime(looked) >= LookEvery)
                    {
                        await TakeExpiredAsync(isFirst, stoppingToken);
                        (looked, isFirst) = (_time.GetTimestamp(), false);
                    }

                    await TakeWaitingAsync(stoppingToken);
                }
                catch (DbException away)
                {
                    LogDatabaseAway(away);
                }

                await WaitForWorkAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What runs lets its lease go; the next start, or another node, continues it.
        }
    }

    private async Task TakeExpiredAsync(bool isFirst, CancellationToken stopping)
    {
        // First say that we live: a process that was stopped for long must not take from itself.
        var moment = _time.GetUtcNow();
        await _renew.RunAsync(stopping);
        if (_steps.WasSetWithin(_leases.Lasts))
        {
            // By this clock the leases of live nodes are over or last for long; they renew them within one lease.
            return;
        }

        var taken = await _leases.TakeExpiredAsync(moment, Math.Max(1, Free));
        if (isFirst && taken.Count > 0)
        {
            LogTakenUp(taken.Count);
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
        using var look = new CancellationTokenSource(LookEvery, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(look.Token, stopping);
        try
        {
            await _work.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return;
        }

        // One look serves all that was said meanwhile.
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
        using var held = _held.Start(generation, stopping);
        try
        {
            await Task.Yield();
            await RunOrGiveUpAsync(generation, held.Token);
        }
        catch (DbException away)
        {
            // Nothing can be noted now. The lease runs out, and somebody takes the row up.
            LogDatabaseAway(away);
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
            await _run.RunAsync(generation, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await _leases.ReleaseAsync(generation);
        }
#pragma warning disable CA1031 // The task runner is one of the three places that catch everything.
        catch (Exception failure) when (!failure.IsDatabaseOutage())
#pragma warning restore CA1031
        {
            LogCrashed(failure, generation.Id);
            await _run.GiveUpAsync(generation);
        }
    }

    [LoggerMessage(LogLevel.Information, "Took up {Count} generations that were left open.")]
    private partial void LogTakenUp(int count);

    [LoggerMessage(LogLevel.Error, "The database does not answer; work is looked for again soon.")]
    private partial void LogDatabaseAway(Exception failure);

    [LoggerMessage(LogLevel.Error, "Generation {Id} could not be run.")]
    private partial void LogCrashed(Exception failure, GenerationId id);
}
