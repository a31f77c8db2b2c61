using System.Globalization;
using System.Text.RegularExpressions;
using Tessera.Server.Ledger;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Ledger;

/// <summary>L1: random sequences against a small pure model.</summary>
public sealed partial class LedgerModelTests
{
    private static readonly int Sequences = TestScale.Of(20_000, least: 1_000);

    private static readonly string[] EveryOutcome =
    [
        "took", "drew", "drew nothing", "lent", "lent nothing", "returned", "returned nothing", "returned of the dead", "took back", "took back nothing",
        "settled", "settled, some ended", "done", "nothing to do",
        "refused InsufficientTokens", "refused HourLimit", "refused DayLimit", "refused TooManyPending", "refused OtherPlan", "refused PeriodOver",
        "threw ArgumentOutOfRangeException", "threw OverflowException", "threw DbException", "threw TimeZoneNotFoundException",
    ];

    [Fact]
    public async Task The_ledger_agrees_with_the_model_in_every_random_sequence()
    {
        await using var temporary = new TemporaryDatabase();
        var search = new LedgerSearch(temporary.Database);
        var replay = Environment.GetEnvironmentVariable("TESSERA_L1_SEED");
        var seeds = replay is null
            ? Enumerable.Range(Random.Shared.Next(int.MaxValue - Sequences), Sequences)
            : [int.Parse(replay, CultureInfo.InvariantCulture)];

        var divergence = await search.FindDivergenceAsync(seeds, TestContext.Current.CancellationToken);

        divergence.ShouldBeNull();
        (await temporary.Database.ReadAsync(VerifyLedger.RunAsync)).ShouldBeEmpty();
        if (replay is null)
        {
            // A search that never meets a case proves nothing about it.
            search.Outcomes.Keys.ShouldBe(EveryOutcome, ignoreOrder: true);
            search.Outcomes.Values.Min().ShouldBeGreaterThan(Sequences / 400);
        }
    }

    /// <summary>Ledgers that are wrong in one small way each, made so by a trigger: the search must find every one.</summary>
    [Theory]
    [InlineData("plan tokens of a period that is over come back", "AFTER INSERT ON journal WHEN new.kind = 'settle' AND new.issued < 0",
        "UPDATE wallets SET plan_tokens = plan_tokens - new.issued WHERE account_id = new.account_id")]
    [InlineData("a renewal keeps what is left", "AFTER INSERT ON journal WHEN new.kind = 'expire'",
        "UPDATE wallets SET pack_tokens = pack_tokens + 1 WHERE account_id = new.account_id")]
    [InlineData("the fourth request of a day is not counted", "AFTER UPDATE OF pending ON wallets WHEN new.pending > old.pending AND new.day_count = 4",
        "UPDATE wallets SET day_count = 3 WHERE account_id = new.account_id")]
    [InlineData("an end does not make room for another generation", "AFTER INSERT ON journal WHEN new.kind = 'settle' AND new.revenue = 0",
        "UPDATE wallets SET pending = pending + 1 WHERE account_id = new.account_id")]
    [InlineData("a token is lost where a hold took from both buckets", "AFTER INSERT ON journal WHEN new.kind = 'hold' AND new.plan < 0 AND new.pack < 0",
        "UPDATE wallets SET held_tokens = held_tokens - 1 WHERE account_id = new.account_id")]
    [InlineData("a draw is not taken out of its loan", "AFTER UPDATE OF tokens ON loans WHEN new.tokens < old.tokens",
        "UPDATE loans SET tokens = old.tokens WHERE id = new.id")]
    [InlineData("what is returned is not available again", "AFTER DELETE ON loans WHEN old.tokens > 0",
        "UPDATE wallets SET lent_tokens = lent_tokens + 1 WHERE account_id = old.account_id AND lent_tokens < plan_tokens + pack_tokens")]
    [InlineData("a loan is not taken out of what the limits leave", "AFTER UPDATE OF lent_requests ON wallets WHEN new.lent_requests > old.lent_requests + 1",
        "UPDATE wallets SET lent_requests = lent_requests - 1 WHERE account_id = new.account_id")]
    public async Task A_ledger_that_is_slightly_wrong_is_found_and_shown_in_few_steps(string mutation, string when, string effect)
    {
        await using var temporary = new TemporaryDatabase();
        await temporary.Database.AddMutantAsync(when, effect);
        var search = new LedgerSearch(temporary.Database);

        var divergence = await search.FindDivergenceAsync(Enumerable.Range(1, 5_000), TestContext.Current.CancellationToken);

        divergence.ShouldNotBeNull(mutation).ShouldContain("TESSERA_L1_SEED=");
        var steps = int.Parse(StepCount().Match(divergence).Groups[1].Value, CultureInfo.InvariantCulture);
        steps.ShouldBeInRange(1, 7, divergence);
    }

    [GeneratedRegex(@"(\d+) steps are enough")]
    private static partial Regex StepCount();
}
