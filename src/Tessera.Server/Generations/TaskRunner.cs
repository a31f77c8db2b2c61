using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace Tessera.Server.Generations;

/// <summary>
/// Runs media generations in the background. The row is the truth: this queue only says which rows to look at, so
/// whatever a stopped or killed process leaves open is queued again by <see cref="RecoverGenerations"/>.
/// </summary>
internal sealed partial class TaskRunner(
    RunTask run, IOptions<TaskOptions> options, ILogger<TaskRunner> logger) : BackgroundService
{
    private readonly Channel<GenerationId> _queue = Channel.CreateUnbounded<GenerationId>(new() { SingleReader = true });
    private readonly ConcurrentDictionary<GenerationId, Task> _running = new();

    /// <summary>Queues a task whose row is on disk.</summary>
    public void Enqueue(GenerationId id) => _queue.Writer.TryWrite(id);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var slots = new SemaphoreSlim(options.Value.Concurrency);
        try
        {
            await foreach (var id in _queue.Reader.ReadAllAsync(stoppingToken))
            {
                await slots.WaitAsync(stoppingToken);
                var task = RunOneAsync(id, slots, stoppingToken);
                if (!task.IsCompleted)
                {
                    _running[id] = task;
                    _ = task.ContinueWith(
                        (_, key) => _running.TryRemove((GenerationId)key!, out var _), id, CancellationToken.None,
                        TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
                }
            }
        }
        finally
        {
            await Task.WhenAll(_running.Values);
        }
    }

    private async Task RunOneAsync(GenerationId id, SemaphoreSlim slots, CancellationToken stopping)
    {
        try
        {
            await Task.Yield();
            await run.RunAsync(id, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The row stays open; the next start continues it.
        }
#pragma warning disable CA1031 // The task runner is one of the three places that catch everything.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogCrashed(failure, id);
            await run.GiveUpAsync(id);
        }
        finally
        {
            slots.Release();
        }
    }

    [LoggerMessage(LogLevel.Error, "Generation {Id} could not be run.")]
    private partial void LogCrashed(Exception failure, GenerationId id);
}
