using System.Data.Common;
using Dapper;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Ledger;

/// <summary>What the database itself refuses, whatever code asks for it.</summary>
public sealed class JournalRulesTests : IAsyncLifetime
{
    private static readonly AccountId Account = new(1);

    private readonly TemporaryDatabase _temporary = new();

    public async ValueTask InitializeAsync() => await _temporary.Database.WriteAsync(async session =>
    {
        await LedgerStore.OpenWalletAsync(session, Account, "free");
        await LedgerStore.GrantPackAsync(session, Account, 100, "pack", DateTimeOffset.UnixEpoch);
        await HoldAsync(session, 30, generation: 1);
    });

    public async ValueTask DisposeAsync() => await _temporary.DisposeAsync();

    [Theory]
    [InlineData("UPDATE journal SET reason = 'another' WHERE id = 1", "append-only")]
    [InlineData("UPDATE journal SET id = id + 100", "append-only")]
    [InlineData("DELETE FROM journal WHERE id = 1", "append-only")]
    [InlineData("INSERT INTO journal (account_id, at, kind, pack, issued, plan_period, reason) VALUES (1, 0, 'grant', 5, 4, 0, 'unbalanced')", "check")]
    [InlineData("INSERT INTO journal (account_id, at, kind, pack, issued, plan_period, reason) VALUES (1, 0, 'grant', 5, 5, 0, '')", "check")]
    [InlineData("INSERT INTO journal (account_id, at, kind, pack, issued, plan_period, reason) VALUES (1, 0, 'gift', 5, 5, 0, 'no such kind')", "check")]
    [InlineData("INSERT INTO journal (account_id, at, kind, pack, held, plan_period, reason) VALUES (1, 0, 'hold', -5, 5, 0, 'no generation')", "check")]
    [InlineData("INSERT INTO journal (account_id, at, kind, pack, issued, plan_period, reason, generation_id) VALUES (1, 0, 'grant', 5, 5, 0, 'x', 9)", "check")]
    [InlineData("INSERT INTO journal (account_id, at, kind, plan_period, reason, generation_id) VALUES (1, 0, 'hold', 0, 'again', 1)", "unique")]
    [InlineData("INSERT INTO journal (account_id, at, kind, pack, issued, plan_period, reason) VALUES (2, 0, 'grant', 5, 5, 0, 'nobody')", "foreign key")]
    [InlineData("UPDATE wallets SET pack_tokens = -1", "check")]
    [InlineData("UPDATE wallets SET plan_tokens = -1", "check")]
    [InlineData("UPDATE wallets SET held_tokens = -1", "check")]
    [InlineData("UPDATE wallets SET pending = -1", "check")]
    public async Task The_database_refuses(string statement, string why)
    {
        var refusal = await Should.ThrowAsync<DbException>(_temporary.Database.WriteAsync(session => session.Connection.ExecuteAsync(statement)));

        refusal.Message.ShouldContain(why, Case.Insensitive);
        (await _temporary.Database.ReadAsync(VerifyLedger.RunAsync)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hold_whose_generation_was_held_before_takes_nothing()
    {
        await Should.ThrowAsync<DbException>(_temporary.Database.WriteAsync(session => HoldAsync(session, 20, generation: 1)));

        var wallet = await _temporary.Database.ReadAsync(session => LedgerStore.GetWalletAsync(session, Account));
        (wallet.PackTokens, wallet.HeldTokens, wallet.Pending, wallet.HourCount).ShouldBe((70, 30, 1, 1));
    }

    [Fact]
    public async Task A_hold_below_zero_is_a_bug_of_the_caller()
    {
        await Should.ThrowAsync<ArgumentOutOfRangeException>(_temporary.Database.WriteAsync(session => HoldAsync(session, -1, generation: 2)));
    }

    private static async Task HoldAsync(Session session, long tokens, long generation)
    {
        var request = new HoldRequest(Account, "free", new HoldRequest.PlanLimits(null, null, null), tokens, DateTimeOffset.UnixEpoch);
        var taken = (await LedgerStore.HoldAsync(session, [request]))[0].ShouldBeOfType<HoldOutcome.Taken>();
        await LedgerStore.RecordHoldAsync(session, taken.Hold, generation, "hold", DateTimeOffset.UnixEpoch);
    }
}
