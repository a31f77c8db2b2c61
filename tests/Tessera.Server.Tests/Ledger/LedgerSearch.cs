using System.Collections.Concurrent;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Tests.Ledger;

/// <summary>
/// Runs many sequences side by side, each on a wallet of its own, so that they share commits as requests do; looks for
/// one in which the ledger and the model part, and takes steps out of it until every one that is left is needed.
/// </summary>
internal sealed class LedgerSearch(Database database)
{
    private const int AtOnce = 256;

    private readonly ConcurrentDictionary<string, int> _outcomes = [];
    private long _accounts;

    /// <summary>What came of all steps, and how often.</summary>
    public IReadOnlyDictionary<string, int> Outcomes => _outcomes;

    /// <summary>Null when all sequences agree; otherwise what to read and how to see it again.</summary>
    public async Task<string?> FindDivergenceAsync(IEnumerable<int> seeds, CancellationToken ct)
    {
        var failing = new ConcurrentQueue<int>();
        await Parallel.ForEachAsync(seeds, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (seed, _) =>
        {
            if (failing.IsEmpty && await RunAsync(LedgerSteps.Draw(seed)) is not null)
            {
                failing.Enqueue(seed);
            }
        });
        if (!failing.TryPeek(out var first))
        {
            return null;
        }

        var steps = await ShrinkAsync(LedgerSteps.Draw(first));
        return $"""
            The ledger and its model part. TESSERA_L1_SEED={first} replays it; {steps.Count} steps are enough:
              {string.Join("\n  ", steps)}
            {await RunAsync(steps)}
            """;
    }

    private async Task<string?> RunAsync(IReadOnlyList<LedgerStep> steps)
    {
        var sequence = new LedgerSequence(database, new AccountId(Interlocked.Increment(ref _accounts)));
        var divergence = await sequence.RunAsync(steps);
        foreach (var outcome in sequence.Outcomes)
        {
            var kind = outcome.StartsWith("took ", StringComparison.Ordinal) && outcome.Contains('+', StringComparison.Ordinal) ? "took"
                : outcome.Contains('+', StringComparison.Ordinal) ? "drew"
                : outcome.StartsWith("returned ", StringComparison.Ordinal) && outcome.EndsWith("dead", StringComparison.Ordinal) ? "returned of the dead"
                : outcome;
            _outcomes.AddOrUpdate(kind, 1, static (_, count) => count + 1);
        }

        return divergence;
    }

    private async Task<List<LedgerStep>> ShrinkAsync(List<LedgerStep> steps)
    {
        for (var chunk = steps.Count / 2; chunk > 0; chunk = chunk > 1 ? chunk / 2 : 0)
        {
            for (var start = 0; start < steps.Count;)
            {
                List<LedgerStep> fewer = [.. steps.Take(start), .. steps.Skip(start + chunk)];
                if (await RunAsync(fewer) is null)
                {
                    start += chunk;
                }
                else
                {
                    steps = fewer;
                }
            }
        }

        return steps;
    }
}
