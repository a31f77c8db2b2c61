using Tessera.Server.Catalog;
using Tessera.Server.Generations.History;
using Tessera.Server.Generations.Jobs;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations.Outcome;

/// <summary>Cancels a generation for its owner. Canceling one that has ended is not an error and changes nothing.</summary>
internal sealed class GenerationCancellation(
    GenerationReader reader, GenerationStore store, RunningGenerations running, Database database, CompletionNotifier completions, TimeProvider time)
{
    private static readonly TimeSpan TextStopsWithin = TimeSpan.FromSeconds(10);

    /// <summary>The generation's state afterwards; null when the account has none with this ID.</summary>
    public async Task<Generation?> CancelAsync(AccountId account, GenerationId id, CancellationToken ct)
    {
        using var watch = completions.Of(id);
        var generation = await reader.FindAsync(account, id);
        if (generation is null || generation.State.IsFinal())
        {
            return generation;
        }

        // A text is settled where it streams: only that request knows whether anything was delivered.
        if (generation.Category is Category.Text or Category.Embedding && (running.TryStop(id) || database.IsShared))
        {
            await AskToStopAsync(id);
            await watch.WaitToTheEndAsync(TextStopsWithin, time, ct);
            generation = await reader.FindAsync(account, id);
            if (generation is null || generation.State.IsFinal())
            {
                return generation;
            }
        }

        // The final row refuses the worker's next write; the worker then cancels the task at its provider.
        var settled = await store.FinishAsync(generation with { Age = running.AgeOf(id) }, hold: null, GenerationOutcome.Cancellation, fence: null);
        return settled?.Generation ?? await reader.FindAsync(account, id);
    }

    private Task AskToStopAsync(GenerationId id) => database.WriteAsync(session =>
    {
        session.Notify(new Notification(RunningGenerations.Stop, id.Value));
        return Task.CompletedTask;
    });
}
