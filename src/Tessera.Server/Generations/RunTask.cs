using Tessera.Server.Catalog;
using Tessera.Server.Providers;

namespace Tessera.Server.Generations;

/// <summary>
/// Runs one media generation from wherever its row says it is: submit, poll until it ends, collect, settle. Each step
/// carries the fencing token of the lease, so a worker that lost the row changes nothing. What a dead worker left is ended
/// here where it cannot go on: a text, and a submit that a provider may have had.
/// </summary>
internal sealed class RunTask(
    ModelCatalog models,
    ProviderRegistry registry,
    TaskCalls calls,
    CollectResult collect,
    TaskPolling polling)
{
    private const long FirstClaim = 2;

    public async Task RunAsync(Generation claimed, CancellationToken ct)
    {
        if (Interrupted(claimed) is { } why)
        {
            await collect.FailAsync(claimed, "interrupted", why);
            return;
        }

        if (models.Find(claimed.Model) is not { } model || registry.Find(model, claimed.Provider) is not { } route)
        {
            await collect.FailAsync(claimed, "model_unavailable", "The provider that was to make this is not configured any more.");
            return;
        }

        var (call, problem) = await calls.BuildAsync(claimed, model, route, ct);
        if (call is null)
        {
            await collect.FailAsync(claimed, "invalid_input", problem ?? "An input is gone.");
            return;
        }

        var state = await polling.RunToEndAsync(claimed, route, call, ct);
        if (state is not null)
        {
            await collect.SettleAsync(claimed, model, state, ct);
        }
    }

    /// <summary>Fails a generation whose running threw, so that it does not stay pending for ever.</summary>
    public Task GiveUpAsync(Generation claimed) => collect.FailAsync(claimed, "internal_error", "Something went wrong on our side.");

    // The first claim of a task raises its fence to 2: with a higher one somebody may have sent it to the provider before.
    private static string? Interrupted(Generation claimed) => claimed switch
    {
        { Category: Category.Text } => "The server stopped while the text was written; nothing was charged.",
        { Fence: > FirstClaim, ProviderState: null, Provider: not ServingRoute.Sandbox } =>
            "The server stopped while this was sent to the provider; nothing was charged.",
        _ => null,
    };
}
