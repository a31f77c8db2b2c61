using System.Security.Cryptography;
using Dapper;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Generations;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Tests.Ledger;

/// <summary>Accounts with tokens, and what they send, for tests of the stores below the HTTP surface.</summary>
internal static class LedgerAccounts
{
    public const string Plan = "free";

    public static readonly HoldRequest.PlanLimits NoLimits = new(null, null, null);

    public static readonly DateTimeOffset Now = new(2026, 7, 14, 9, 30, 0, TimeSpan.Zero);

    /// <summary>An account with these tokens to spend.</summary>
    public static Task<Caller> OpenAsync(Database database, long planTokens, long packTokens) => database.WriteAsync(async session =>
    {
        var id = await session.Connection.ExecuteScalarAsync<long>("INSERT INTO accounts (username, created_at) VALUES ('tester', 0) RETURNING id");
        var account = new AccountId(id);
        await LedgerStore.OpenWalletAsync(session, account, Plan);
        await LedgerStore.StartPeriodAsync(session, account, new PlanPeriod(Plan, planTokens, null, Renews: false), "plan", Now);
        if (packTokens > 0)
        {
            await LedgerStore.GrantPackAsync(session, account, packTokens, "pack", Now);
        }

        return new Caller(account, Key: null);
    });

    /// <summary>The same account, by a key that may spend so much a month.</summary>
    public static Task<Caller> WithKeyAsync(this Caller caller, Database database, long monthlyBudget) => database.WriteAsync(async session =>
    {
        var id = await session.Connection.ExecuteScalarAsync<long>(
            """
            INSERT INTO api_keys (account_id, hash, name, prefix, last_four, monthly_budget, created_at)
            VALUES (@account, @hash, 'test', 'nb_', 'test', @monthlyBudget, 0) RETURNING id
            """,
            new { account = caller.Account.Value, hash = RandomNumberGenerator.GetBytes(32), monthlyBudget });
        return caller with { Key = new ApiKey(id, caller.Account, IsTest: false, [], [], monthlyBudget) };
    });

    public static NewGeneration Asking(this Caller caller, long tokens, int? pending = null) => new(
        new HoldRequest(caller.Account, Plan, NoLimits with { Pending = pending }, tokens, Now), caller, Category.Text, "gpt-4o", "sandbox")
    {
        State = GenerationState.Running,
    };
}
