using Tessera.Server.Authentication;
using Tessera.Server.Generations.History;
using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations.Outcome;

/// <summary>Finds, awaits and cancels all generations of a request by its ID, that of the first.</summary>
internal sealed class Batches(PollCache polled, WaitForGeneration waiting, GenerationCancellation cancel, Database database)
{
    /// <summary>The request; null when the account has none with this ID.</summary>
    public async ValueTask<GenerationBatch?> FindAsync(AccountId account, GenerationId id) =>
        await polled.FindAsync(account, id) is { } generation && generation.Batch != id
            ? new GenerationBatch(generation)
            // Its first generation may be deleted: the ID still names the others.
            : await database.ReadAsync(session => BatchRows.FindAsync(session, account, id));

    /// <summary>The same for an ID as a caller spells it.</summary>
    public ValueTask<GenerationBatch?> FindAsync(AccountId account, string id) =>
        GenerationId.TryParse(id, out var number, out _) ? FindAsync(account, number) : new(default(GenerationBatch));

    /// <inheritdoc cref="BatchRows.ListAsync"/>
    public Task<List<GenerationBatch>> ListAsync(AccountId account, long place, bool isOlder, int limit) =>
        database.ReadAsync(session => BatchRows.ListAsync(session, account, place, isOlder, limit));

    /// <summary>The request when all have ended, or as it is after a while.</summary>
    public async Task<Result<GenerationBatch>> WaitAsync(GenerationBatch batch, Caller caller, TimeSpan atMost, CancellationToken ct)
    {
        var ended = await waiting.WaitAsync(batch.All, caller, atMost, ct);
        return ended.IsError ? ended.Error : batch with { All = ended.Value };
    }

    /// <summary>Cancels those that are open.</summary>
    public async Task<GenerationBatch> CancelAsync(GenerationBatch batch, CancellationToken ct)
    {
        var after = await Task.WhenAll(batch.All.Select(generation => cancel.CancelAsync(generation.Account, generation.Id, ct)));
        return batch with { All = [.. after.Zip(batch.All, (now, before) => now ?? before)] };
    }
}
