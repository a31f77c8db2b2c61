using Tessera.Server.Catalog;
using Tessera.Server.Generations.History;
using Tessera.Server.Generations.Jobs;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations.Outcome;

/// <summary>Stops a generation for its owner. Stopping what has ended is no error and changes nothing.</summary>
internal sealed class CancelGeneration(
    GenerationReader reader, SettleGeneration settle, RunningGenerations held, Database database, CompletionNotifier completions, TimeProvider time)
{
    private static readonly TimeSpan TextStopsWithin = TimeSpan.FromSeconds(10);

    /// <summary>The generation as it stands afterwards; null when the account has no such one.</summary>
    public async Task<Generation?> CancelAsync(AccountId account, GenerationId id, CancellationToken ct)
    {
        using var watch = completions.Of(id);
        var generation = await reader.FindAsync(account, id);
        if (generation is null || generation.State.IsFinal())
        {
            return generation;
        }

        // A text settles where it streams: only there is known whether anything was delivered.
        if (generation.Category == Category.Text && (held.TryStop(id) || database.IsShared))
        {
            await AskToStopAsync(id);
            await watch.WaitToTheEndAsync(TextStopsWithin, time, ct);
            generation = await reader.FindAsync(account, id);
            if (generation is null || generation.State.IsFinal())
            {
                return generation;
            }
        }

        // The worker's next move is refused by the final row; it then tells the provider to stop.
        var settled = await settle.SettleAsync(generation with { Age = held.AgeOf(id) }, hold: null, GenerationOutcome.Cancellation, fence: null);
        return settled?.Generation ?? await reader.FindAsync(account, id);
    }

    private Task AskToStopAsync(GenerationId id) => database.WriteAsync(session =>
    {
        session.Notify(new Notification(RunningGenerations.Stop, id.Value));
        return Task.CompletedTask;
    });
}
