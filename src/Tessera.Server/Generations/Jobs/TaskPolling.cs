using Microsoft.Extensions.Options;
using Tessera.Providers;
using Tessera.Server.Providers;

namespace Tessera.Server.Generations.Jobs;

/// <summary>Polls the provider of a submitted task until it ends.</summary>
internal sealed class TaskPolling(GenerationStore store, ProviderInvoker providers, IOptions<JobOptions> options, TimeProvider time)
{
    // Longer than a vendor takes to start anew: what it makes may have been paid for, and is not thrown away sooner.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(2);

    /// <summary>The final state, or null when the row was lost to another worker or to a cancel.</summary>
    public async Task<TaskState?> RunToEndAsync(
        Generation generation, ServingRoute route, TaskCall call, TaskState.Running begun, CancellationToken ct)
    {
        TaskState state = begun;
        var wait = options.Value.PollEvery;
        long? silentSince = null;
        while (state is TaskState.Running running)
        {
            var eta = running.Eta is { } left ? time.GetUtcNow() + left : (DateTimeOffset?)null;
            if (!await store.NoteProgressAsync(generation, running.State, running.Progress, eta))
            {
                await providers.CancelAsync(route, new TaskHandle(call, running.State), ct);
                return null;
            }

            if (generation.DeadlineAt is not null && GenerationAge.IsLate(generation, time))
            {
                await providers.CancelAsync(route, new TaskHandle(call, running.State), ct);
                return new TaskState.Failed(new ProviderFailure(FailureKind.UnknownOutcome, "The provider did not finish in time.") { IsTimeout = true });
            }

            await Task.Delay(Soon(running, wait), time, ct);
            wait = Slower(wait);
            state = await providers.PollAsync(route, new TaskHandle(call, running.State), ct);
            if (state is not TaskState.Failed { Failure.Kind: FailureKind.Unavailable or FailureKind.RateLimited })
            {
                silentSince = null;
            }
            else if (time.GetElapsedTime(silentSince ??= time.GetTimestamp()) < LongestSilence)
            {
                // Not being able to ask says nothing about the work: ask again.
                state = running;
            }
        }

        return state;
    }

    // The sandbox and some providers know how long it will be: no use to wait longer than that.
    private static TimeSpan Soon(TaskState.Running running, TimeSpan wait) =>
        running.Eta is { } left && left < wait ? TimeSpan.FromMilliseconds(Math.Max(50, left.TotalMilliseconds)) : wait;

    private TimeSpan Slower(TimeSpan wait) =>
        TimeSpan.FromTicks(Math.Min((long)(wait.Ticks * 1.3), options.Value.PollAtMostEvery.Ticks));
}
