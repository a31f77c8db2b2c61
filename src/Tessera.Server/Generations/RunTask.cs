using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Providers;

namespace Tessera.Server.Generations;

/// <summary>
/// Runs one media generation from wherever its row says it is: submit, poll until it ends, collect, settle. Each step
/// carries the fencing token of the claim, so a worker that lost the row changes nothing.
/// </summary>
internal sealed class RunTask(
    GenerationStore store,
    GenerationReader reader,
    ModelCatalog models,
    TaskCalls calls,
    CollectResult collect,
    FollowTask follow)
{
    public async Task RunAsync(GenerationId id, CancellationToken ct)
    {
        if (await store.ClaimAsync(id) is not { } claimed)
        {
            return;
        }

        if (models.Find(claimed.Model) is not { } model)
        {
            await collect.FailAsync(claimed, "model_unavailable", "The model is not in the catalogue any more.");
            return;
        }

        var (call, problem) = await calls.BuildAsync(claimed, model, ct);
        if (call is null)
        {
            await collect.FailAsync(claimed, "invalid_input", problem ?? "An input is gone.");
            return;
        }

        using var served = await follow.RunToEndAsync(claimed, model, call, ct);
        if (served.Failure is { } failure)
        {
            await collect.SettleAsync(claimed, model, served.Route, new TaskState.Failed(failure), ct);
        }
        else if (served.Value is { } state)
        {
            await collect.SettleAsync(claimed, model, served.Route, state, ct);
        }
    }

    /// <summary>Fails a generation whose running threw, so that it does not stay pending for ever.</summary>
    public async Task GiveUpAsync(GenerationId id)
    {
        if (await reader.FindAsync(id) is { } generation && !generation.State.IsFinal())
        {
            await collect.FailAsync(generation, "internal_error", "Something went wrong on our side.");
        }
    }
}
