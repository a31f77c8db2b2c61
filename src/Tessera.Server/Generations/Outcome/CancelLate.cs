using Tessera.Server.Ledger;
using Tessera.Server.Periodic;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations.Outcome;

/// <summary>
/// Cancels what has not ended in the time that its caller gave it. The time is in its row, so it survives a restart, and any node
/// may find that it is over: canceling twice changes nothing.
/// </summary>
internal sealed class CancelLate(Database database, GenerationCancellation cancel, TimeProvider time) : IPeriodicTask
{
    private const int MostAtOnce = 100;

    public TimeSpan Every => TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken ct)
    {
        var late = await database.ReadAsync(session => session
            .Prepared(
                $"""
                SELECT account_id, id FROM generations
                WHERE cancel_at IS NOT NULL AND {GenerationStates.IsOpen} AND cancel_at <= @now ORDER BY cancel_at LIMIT @most
                """,
                "@now", "@most")
            .With(time.GetUtcNow().ToUnixTimeMilliseconds(), MostAtOnce)
            .ListAsync(row => (Account: new AccountId(row.NextInt64()), Id: new GenerationId(row.NextInt64()))));
        await Task.WhenAll(late.Select(generation => cancel.CancelAsync(generation.Account, generation.Id, ct)));
    }
}
