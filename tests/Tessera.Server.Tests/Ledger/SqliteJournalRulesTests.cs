using Dapper;
using Microsoft.Data.Sqlite;
using Tessera.Server.Ledger;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Ledger;

/// <summary>Ways round the journal's rules that only SQLite's language has.</summary>
[OneEngine]
public sealed class SqliteJournalRulesTests
{
    [Theory]
    [InlineData("INSERT OR REPLACE INTO journal (id, account_id, at, kind, pack, issued, plan_period, reason) VALUES (1, 1, 0, 'grant', 1, 1, 0, 'x')", "append-only")]
    [InlineData("INSERT INTO journal (account_id, at, kind, pack, issued, plan_period, reason) VALUES (1, 0, 'grant', 0.5, 0.5, 0, 'half a token')", "REAL")]
    public async Task The_database_refuses(string statement, string why)
    {
        await using var temporary = new TemporaryDatabase(TestDatabase.Sqlite);
        await LedgerAccounts.OpenAsync(temporary.Database, planTokens: 0, packTokens: 100);

        var refusal = await Should.ThrowAsync<SqliteException>(temporary.Database.WriteAsync(session => session.Connection.ExecuteAsync(statement)));

        refusal.Message.ShouldContain(why);
        (await temporary.Database.ReadAsync(VerifyLedger.RunAsync)).ShouldBeEmpty();
    }
}
