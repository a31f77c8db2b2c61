using Tessera.Providers;
using Tessera.Server.Providers;

namespace Tessera.Server.Generations.Jobs;

/// <summary>
/// Gives a task to the first of its candidates that takes it. Before each is asked, the row says who: after a crash
/// nobody else is asked for what that one may have begun. What is not known to have begun is asked for where the
/// provider lets us name it, and never sent again.
/// </summary>
internal sealed class SubmitTask(GenerationStore store, ProviderInvoker providers, Failover failover)
{
    // A task runs in the background: it may wait longer than a person would.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    /// <summary>Who took it and how it stands there. No state and no failure: the row was lost to another worker or to a cancel.</summary>
    public Task<RouteResult<TaskState>> SubmitAsync(
        Generation generation, TaskCall call, IReadOnlyList<ServingRoute> candidates, CancellationToken ct) => failover.RunAsync<TaskState>(
        candidates,
        async (route, limited) =>
        {
            if (!await store.NoteAttemptAsync(generation, route.Name, route.CredentialName))
            {
                return default;
            }

            var state = await providers.SubmitAsync(route, route.ToCall(call), limited);
            if (state is TaskState.Failed { Failure.Kind: FailureKind.UnknownOutcome } && Named(route, call) is { } named)
            {
                state = named;
            }

            return new Attempt<TaskState>(state, state is TaskState.Failed { Failure: var failure } ? failure : null);
        },
        LongestWait,
        ct);

    /// <summary>The state by which a task can be asked for whose submission was not answered; null where it cannot be.</summary>
    public static TaskState.Running? Named(ServingRoute route, TaskCall call) => route.Tasks?.Named(route.ToCall(call));
}
