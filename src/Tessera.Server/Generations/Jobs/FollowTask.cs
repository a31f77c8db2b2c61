using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Providers;

namespace Tessera.Server.Generations.Jobs;

/// <summary>
/// Brings a claimed task to its provider's last word: one that was submitted is asked for where it is, at that provider
/// and with that credential, whatever routes the catalogue has now; one that may have been is asked for by the name we
/// gave it; one that was not is given to a route that takes it.
/// </summary>
internal sealed class FollowTask(ProviderRegistry registry, SubmitTask submit, TaskPolling polling)
{
    private static readonly ProviderFailure Refused = new(FailureKind.Unavailable, "No provider that is configured now takes all that this asks for.");

    private static readonly ProviderFailure Gone = new(FailureKind.Unavailable, "The provider that was to make this is not configured any more.");

    /// <summary>The final state with its provider, or a failure; neither when the row was lost to another worker or to a cancel.</summary>
    public async Task<RouteResult<TaskState>> RunToEndAsync(Generation generation, Model? model, TaskCall call, CancellationToken ct)
    {
        var served = await BeginAsync(generation, model, call, ct);
        if (served.Value is not TaskState.Running running)
        {
            return served;
        }

        var isHandedOn = false;
        try
        {
            var last = await polling.RunToEndAsync(generation, served.Route, served.Route.ToCall(call), running, ct);
            isHandedOn = true;
            return served with { Value = last };
        }
        finally
        {
            if (!isHandedOn)
            {
                served.Dispose();
            }
        }
    }

    /// <summary>Whether nobody can say what became of a task: its worker died while it was sent, and it cannot be asked for.</summary>
    public bool IsLost(Generation generation, Model? model, TaskCall call) => generation.IsInDoubt && Given(generation, model, call) is null;

    private async Task<RouteResult<TaskState>> BeginAsync(Generation generation, Model? model, TaskCall call, CancellationToken ct)
    {
        if (model is null || generation.ProviderState is not null || generation.IsInDoubt)
        {
            return Given(generation, model, call) is var (route, state)
                ? new RouteResult<TaskState>(route, state, null, route.Credential?.Gate.AcquireForInFlight())
                : Nobody(generation, Gone);
        }

        // What was accepted for the sandbox says so in its reply: it goes nowhere else, and nothing else goes to it.
        var demand = JobRequest.Of(generation).Demand;
        var candidates = registry.FindFrom(model, generation.Provider, generation.Credential, demand);
        return candidates.Count == 0
            ? Nobody(generation, registry.Conflict(model, demand) is null ? Gone : Refused)
            : await submit.SubmitAsync(generation, call, candidates, ct);
    }

    // Who was given it, and by what it can be asked for there.
    private (ServingRoute Route, TaskState.Running State)? Given(Generation generation, Model? model, TaskCall call) =>
        registry.FindTaken(model, generation.Provider, generation.Credential, JobRequest.Of(generation).Inputs.Count > 0) is { } route
        && (generation.ProviderState is { } known ? new TaskState.Running(known) : SubmitTask.Named(route, call)) is { } state
            ? (route, state)
            : null;

    private static RouteResult<TaskState> Nobody(Generation generation, ProviderFailure why) =>
        new(new ServingRoute(generation.Provider, generation.Model, null, null), null, why, null);
}
