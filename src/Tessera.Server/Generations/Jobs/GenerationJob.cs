using Tessera.Providers;
using Tessera.Server.Catalog;

namespace Tessera.Server.Generations.Jobs;

/// <summary>
/// Runs one media generation from wherever its row says it is: submit, poll until it ends, collect, settle. Each step
/// carries the fencing token of the lease, so a worker that lost the row changes nothing. What a dead worker left is ended
/// here where it cannot go on: a text, and a submit that a provider may have had.
/// </summary>
internal sealed class GenerationJob(
    ModelCatalog models,
    TaskCalls calls,
    CollectResult collect,
    FollowTask follow)
{
    private const string Interrupted = "interrupted";

    public async Task RunAsync(Generation claimed, CancellationToken ct)
    {
        if (claimed.Category == Category.Text)
        {
            await collect.FailAsync(claimed, Interrupted, "The server stopped while the text was written; nothing was charged.");
            return;
        }

        var model = models.Find(claimed.Model);
        if (model is null && !claimed.IsWithProvider)
        {
            await collect.FailAsync(claimed, "model_unavailable", "The model is not in the catalogue any more.");
            return;
        }

        var (call, problem) = model is null || claimed.IsWithProvider ? (TaskCalls.OfTaken(claimed), null) : await calls.BuildAsync(claimed, model, ct);
        if (call is null)
        {
            await collect.FailAsync(claimed, "invalid_input", problem ?? "An input is gone.");
            return;
        }

        if (follow.IsLost(claimed, model, call))
        {
            await collect.FailAsync(claimed, Interrupted, "The server stopped while this was sent to the provider; nothing was charged.");
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
    public Task GiveUpAsync(Generation claimed) => collect.FailAsync(claimed, "internal_error", "Something went wrong on our side.");
}
