using Tessera.Server.Storage;

namespace Tessera.Server.Ledger;

/// <summary>
/// Who is told when a balance runs low. The hold that takes it below the threshold notes so itself, once; tokens
/// that are added, and another threshold or listener, arm it anew. A hold that is released does not: it would tell of every call.
/// </summary>
internal static class LowBalanceAlert
{
    /// <summary>The highest threshold that makes sense.</summary>
    public const long Highest = Wallet.MostTokens;

    public static async Task SetThresholdAsync(Session session, AccountId account, long tokens)
    {
        var update = session.Prepared(
            "UPDATE wallets SET low_balance = @tokens, low_balance_told = 0 WHERE account_id = @account", "@tokens", "@account");
        await update.With(tokens, account.Value).ExecuteNonQueryAsync();
    }

    /// <summary>Keeps the wallet to the end of the transaction, so that what is counted before <see cref="SetListenersAsync"/> stays true.</summary>
    public static async Task LockAsync(Session session, AccountId account)
    {
        var update = session.Prepared("UPDATE wallets SET webhook_endpoints = webhook_endpoints WHERE account_id = @account", "@account");
        await update.With(account.Value).ExecuteNonQueryAsync();
    }

    /// <summary>Notes how many listeners the account has now.</summary>
    public static async Task SetListenersAsync(Session session, AccountId account, long count)
    {
        var update = session.Prepared(
            "UPDATE wallets SET webhook_endpoints = @count, low_balance_told = 0 WHERE account_id = @account", "@count", "@account");
        await update.With(count, account.Value).ExecuteNonQueryAsync();
    }
}
