using Dapper;
using Tessera.Server.Authentication;
using Tessera.Server.Generations;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Ledger;

/// <summary>A check that has never failed proves nothing: each invariant is broken on purpose, alone, and must be named.</summary>
public sealed class VerifyLedgerTests : IAsyncLifetime
{
    private readonly TemporaryDatabase _temporary = new();

    /// <summary>
    /// Accounts 1 and 2 with grants (lines 1 to 4); account 1 with generation 1 completed (7 of 10), 2 canceled and 3 open (lines
    /// 5 to 9), then a plan period that ended (10 and 11).
    /// </summary>
    public async ValueTask InitializeAsync()
    {
        var database = _temporary.Database;
        var store = TestStores.Generations(database, new FixedTime(LedgerAccounts.Now));
        var caller = await LedgerAccounts.OpenAsync(database, planTokens: 15, packTokens: 100);
        await LedgerAccounts.OpenAsync(database, planTokens: 5, packTokens: 50);
        var completed = await AdmitAsync(store, caller);
        var canceled = await AdmitAsync(store, caller);
        await AdmitAsync(store, caller);
        await store.FinishAsync(completed, null, new GenerationOutcome(GenerationState.Completed, 7, "completed"), fence: null);
        await store.FinishAsync(canceled, null, GenerationOutcome.Cancellation, fence: null);
        await database.WriteAsync(session =>
            LedgerStore.StartPeriodAsync(session, caller.Account, new PlanPeriod("plus", 20, null, Renews: false), "plan plus", LedgerAccounts.Now));
    }

    public async ValueTask DisposeAsync() => await _temporary.DisposeAsync();

    [Fact]
    public async Task A_sound_ledger_is_found_sound()
    {
        (await _temporary.Database.ReadAsync(VerifyLedger.RunAsync)).ShouldBeEmpty();
        (await _temporary.Database.ReadAsync(VerifyGenerations.RunAsync)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("I1", "line 1, line 3", "UPDATE journal SET issued = issued + CASE id WHEN 1 THEN 5 ELSE -5 END WHERE id IN (1, 3)")]
    [InlineData("I2", "account 1, account 2", "UPDATE wallets SET pack_tokens = pack_tokens + CASE account_id WHEN 1 THEN 5 ELSE -5 END")]
    [InlineData("I2", "account 1", "UPDATE wallets SET plan_tokens = plan_tokens - 3, held_tokens = held_tokens + 3 WHERE account_id = 1")]
    [InlineData("I2", "account 2", "UPDATE wallets SET pending = 1 WHERE account_id = 2")]
    [InlineData("I3", "account 2",
        """
        UPDATE wallets SET pack_tokens = pack_tokens - 60 WHERE account_id = 2;
        INSERT INTO journal (account_id, at, kind, pack, issued, plan_period, reason) VALUES (2, 0, 'expire', -60, -60, 1, 'too much');
        UPDATE wallets SET lines = lines + 1 WHERE account_id = 2
        """)]
    [InlineData("I4", "generation 1", "UPDATE journal SET generation_id = 99 WHERE generation_id = 3; UPDATE journal SET generation_id = 3 WHERE generation_id = 1 AND kind = 'hold'")]
    [InlineData("I4", "generation 2", "UPDATE journal SET held = held + 1, pack = pack - 1 WHERE generation_id = 2 AND kind = 'hold'; UPDATE wallets SET held_tokens = held_tokens + 1, pack_tokens = pack_tokens - 1 WHERE account_id = 1")]
    [InlineData("I5", "line 8", "UPDATE journal SET revenue = revenue + 5, issued = issued + 5 WHERE generation_id = 1 AND kind = 'settle'")]
    [InlineData("I5", "line 8", "UPDATE journal SET revenue = revenue - 8, issued = issued - 8 WHERE generation_id = 1 AND kind = 'settle'")]
    [InlineData("I5", "line 2", "UPDATE journal SET revenue = 5, issued = issued + 5 WHERE id = 2")]
    [InlineData("I6", "account 2 with 2 of 3 lines",
        """
        INSERT INTO journal (account_id, at, kind, plan_period, reason) VALUES (2, 0, 'grant', 1, 'of nothing');
        UPDATE wallets SET lines = lines + 1 WHERE account_id = 2; DELETE FROM journal WHERE id = 12
        """)]
    [InlineData("I2", "account 2", "UPDATE wallets SET pending = pending + 1 WHERE account_id = 2")]
    [InlineData("I5", "line 1", "UPDATE journal SET revenue = 1, issued = issued + 1 WHERE id = 1")]
    [InlineData("I6", "trigger journal_keeps_rows", "DROP TRIGGER journal_keeps_rows")]
    [InlineData("I7", "generation 2",
        """
        INSERT INTO journal (account_id, at, kind, plan_period, generation_id, reason)
            SELECT 1, 0, 'settle', 1, 2, 'again' UNION ALL SELECT 1, 0, 'hold', 1, 77, 'so that the counts agree';
        UPDATE journal SET held = held - 10 WHERE id = 12; UPDATE journal SET pack = pack + 10 WHERE id = 12;
        UPDATE wallets SET held_tokens = held_tokens - 10, pack_tokens = pack_tokens + 10, lines = lines + 2 WHERE account_id = 1
        """)]
    [InlineData("I8", "issued 182, revenue 7, balances 120", "DELETE FROM wallets WHERE account_id = 2")]
    [InlineData("I9", "line 2", "UPDATE journal SET reason = '' WHERE id = 2")]
    [InlineData("I9", "line 4", "UPDATE journal SET generation_id = 3 WHERE id = 4")]
    [InlineData("I10", "account 2", "INSERT INTO loans (id, account_id, tokens, requests, until) VALUES (7, 2, 5, 0, 0)")]
    [InlineData("I10", "account 1, account 2", "UPDATE wallets SET lent_requests = 1")]
    [InlineData("I10", "account 2",
        "INSERT INTO loans (id, account_id, tokens, requests, until) VALUES (7, 2, 56, 1, 0); UPDATE wallets SET lent_tokens = 56, lent_requests = 1 WHERE account_id = 2")]
    public async Task Each_violation_of_an_invariant_is_named_and_nothing_else(string invariant, string rows, string tampering)
    {
        var broken = (await TamperAsync(tampering, VerifyLedger.RunAsync)).ShouldHaveSingleItem();

        broken.ShouldStartWith($"{invariant} ");
        broken.ShouldEndWith($": broken by {rows}");
    }

    [Theory]
    [InlineData("plan_tokens")]
    [InlineData("pack_tokens")]
    [InlineData("held_tokens")]
    public async Task A_single_balance_that_differs_from_the_journal_breaks_the_sums_too(string balance)
    {
        var broken = await TamperAsync($"UPDATE wallets SET {balance} = {balance} + 1 WHERE account_id = 2", VerifyLedger.RunAsync);

        broken.Select(sentence => sentence[..2]).ShouldBe(["I2", "I8"]);
    }

    [Theory]
    [InlineData("G1", "generation 3", "UPDATE generations SET hold = hold + 1 WHERE id = 3")]
    [InlineData("G1", "generation 1", "UPDATE generations SET account_id = 2 WHERE id = 1; UPDATE wallets SET generations = generations + CASE account_id WHEN 1 THEN -1 ELSE 1 END")]
    [InlineData("G2", "line 5, line 8", "DELETE FROM generations WHERE id = 1; UPDATE wallets SET generations = generations - 1 WHERE account_id = 1")]
    [InlineData("G3", "generation 1", "UPDATE generations SET tokens_spent = 8 WHERE id = 1")]
    [InlineData("G4", "generation 3", "UPDATE generations SET tokens_spent = 1 WHERE id = 3")]
    [InlineData("G5", "generation 2", "UPDATE generations SET tokens_spent = 1 WHERE id = 2; UPDATE journal SET revenue = 1 WHERE generation_id = 2 AND kind = 'settle'")]
    [InlineData("G6", "account 2", "UPDATE wallets SET pending = 1 WHERE account_id = 2")]
    [InlineData("G7", "account 1", "UPDATE generations SET deleted_at = 1 WHERE id = 1")]
    [InlineData("G8", "account 1, gpt-4o", "INSERT INTO history_segments (account_id, last_id, category, model, state, generations) VALUES (1, 1, 'text', 'gpt-4o', 5, 2); UPDATE wallets SET summarized_id = 1 WHERE account_id = 1")]
    [InlineData("G9", "account 2", "UPDATE wallets SET summarized_id = 1 WHERE account_id = 2")]
    public async Task Where_generations_and_ledger_differ_is_named_and_nothing_else(string rule, string rows, string tampering)
    {
        var broken = (await TamperAsync(tampering, VerifyGenerations.RunAsync)).ShouldHaveSingleItem();

        broken.ShouldStartWith($"{rule} ");
        broken.ShouldEndWith($": broken by {rows}");
    }

    [Fact]
    public async Task A_generation_that_ended_without_its_line_breaks_both()
    {
        var broken = await TamperAsync("UPDATE generations SET state = 6 WHERE id = 3", VerifyGenerations.RunAsync);

        broken.Select(sentence => sentence[..2]).ShouldBe(["G3", "G6"]);
    }

    [Fact]
    public async Task Only_the_first_few_of_many_are_named()
    {
        var broken = await TamperAsync("UPDATE journal SET reason = ''", VerifyLedger.RunAsync);

        broken.ShouldHaveSingleItem().ShouldEndWith(": broken by line 1, line 2, line 3, line 4, line 5 …");
    }

    private static async Task<Generation> AdmitAsync(GenerationStore store, Caller caller) =>
        (await store.InsertAdmittedAsync(caller.Asking(10))).ShouldBeOfType<AdmissionOutcome.Admitted>().Generation;

    /// <summary>Does what the database's own rules forbid, with those rules out of the way, then puts the triggers back unless they are what was broken.</summary>
    private async Task<IReadOnlyList<string>> TamperAsync(string tampering, Func<Session, Task<IReadOnlyList<string>>> verify)
    {
        await using var session = await _temporary.ConnectAsync();
        await (TestDatabase.IsPostgres ? TamperOnPostgresAsync(session, tampering) : TamperOnSqliteAsync(session, tampering));
        return await verify(session);
    }

    private static async Task TamperOnSqliteAsync(Session session, string tampering)
    {
        await session.Connection.ExecuteAsync("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;");
        var triggers = (await session.Connection.QueryAsync<(string Name, string Sql)>("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).AsList();
        var dropped = triggers.Where(trigger => !tampering.Contains(trigger.Name, StringComparison.Ordinal)).ToList();
        await session.Connection.ExecuteAsync($"DROP INDEX journal_once; {string.Concat(dropped.Select(trigger => $"DROP TRIGGER {trigger.Name};"))}");
        await session.Connection.ExecuteAsync(tampering);
        await session.Connection.ExecuteAsync(string.Join(';', dropped.Select(trigger => trigger.Sql)));
    }

    private static async Task TamperOnPostgresAsync(Session session, string tampering)
    {
        var constraints = await session.Connection.QueryAsync<(string Table, string Name)>(
            "SELECT conrelid::regclass::text, conname::text FROM pg_constraint WHERE contype IN ('c', 'f') AND connamespace = 'public'::regnamespace");
        await session.Connection.ExecuteAsync(string.Concat(constraints.Select(one => $"ALTER TABLE {one.Table} DROP CONSTRAINT {one.Name};")));
        await session.Connection.ExecuteAsync("DROP INDEX journal_once; ALTER TABLE journal DISABLE TRIGGER ALL");
        await session.Connection.ExecuteAsync(tampering.StartsWith("DROP TRIGGER", StringComparison.Ordinal) ? $"{tampering} ON journal" : tampering);
        await session.Connection.ExecuteAsync("ALTER TABLE journal ENABLE TRIGGER ALL");
    }
}
