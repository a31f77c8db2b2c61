using Tessera.Server.Storage;

namespace Tessera.Server.Ledger;

/// <summary>
/// The alert for a balance that runs low. The hold that takes the balance below the threshold records it, once. Adding tokens,
/// or changing the threshold or the listeners, re-arms it. Releasing a hold does not, because then every call would alert.
/// </summary>
internal static class LowBalanceAlert
{
    /// <summary>The highest threshold that makes sense.</summary>
    public const long Highest = Wallet.MaxTokens;

    public static async Task SetThresholdAsync(Session session, AccountId account, long tokens)
    {
        var update = session.Prepared(
            "UPDATE wallets SET low_balance = @tokens, low_balance_told = 0 WHERE account_id = @account", "@tokens", "@account");
        await update.With(tokens, account.Value).ExecuteNonQueryAsync();
    }

    /// <summary>Locks the wallet until the transaction ends, so what is counted before <see cref="SetListenersAsync"/> stays true.</summary>
    public static async Task LockAsync(Session session, AccountId account)
    {
        var update = session.Prepared("UPDATE wallets SET webhook_endpoints = webhook_endpoints WHERE account_id = @account", "@account");
        await update.With(account.Value).ExecuteNonQueryAsync();
    }

    /// <summary>Sets how many listeners the account has.</summary>
    public static async Task SetListenersAsync(Session session, AccountId account, long count)
    {
        var update = session.Prepared(
            "UPDATE wallets SET webhook_endpoints = @count, low_balance_told = 0 WHERE account_id = @account", "@count", "@account");
        await update.With(count, account.Value).ExecuteNonQueryAsync();
    }
}
