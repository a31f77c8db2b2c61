using Tessera.Server.Storage;

namespace Tessera.Server.Ledger;

/// <summary>
/// The low-balance alert. The hold that takes the balance below the threshold records it, once. Adding tokens, or changing the
/// threshold or the number of listeners, re-arms it. Releasing a hold does not; otherwise every call could alert.
/// </summary>
internal static class LowBalanceAlert
{
    /// <summary>The largest threshold accepted.</summary>
    public const long Highest = Wallet.MaxTokens;

    public static async Task SetThresholdAsync(Session session, AccountId account, long tokens)
    {
        var update = session.Prepared(
            "UPDATE wallets SET low_balance = @tokens, low_balance_told = 0 WHERE account_id = @account", "@tokens", "@account");
        await update.With(tokens, account.Value).ExecuteNonQueryAsync();
    }

    /// <summary>
    /// Locks the wallet until the transaction ends, so that a count made before <see cref="SetListenersAsync"/> stays true.
    /// </summary>
    public static async Task LockAsync(Session session, AccountId account)
    {
        var update = session.Prepared("UPDATE wallets SET webhook_endpoints = webhook_endpoints WHERE account_id = @account", "@account");
        await update.With(account.Value).ExecuteNonQueryAsync();
    }

    /// <summary>Sets the number of the account's listeners.</summary>
    public static async Task SetListenersAsync(Session session, AccountId account, long count)
    {
        var update = session.Prepared(
            "UPDATE wallets SET webhook_endpoints = @count, low_balance_told = 0 WHERE account_id = @account", "@count", "@account");
        await update.With(count, account.Value).ExecuteNonQueryAsync();
    }
}
