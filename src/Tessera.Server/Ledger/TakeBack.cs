using Tessera.Server.Storage;

namespace Tessera.Server.Ledger;

/// <summary>Takes tokens back from an account.</summary>
internal static class TakeBack
{
    /// <summary>What the reason of the journal line begins with, by which it is told apart from an expired plan's.</summary>
    public const string Reason = "taken back by the operator";

    /// <summary>
    /// Takes tokens that are available, pack tokens first; false, with nothing changed, when there are fewer. Held tokens are not
    /// available: their generations end as if nothing had happened.
    /// </summary>
    public static async Task<bool> TryRunAsync(Session session, AccountId account, long tokens, string reason, DateTimeOffset at)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tokens);
        var wallet = await LedgerStore.LockWalletAsync(session, account);
        if (wallet.Available < tokens)
        {
            return false;
        }

        await Loans.RevokeAsync(session, wallet);
        var pack = Math.Min(tokens, wallet.PackTokens);
        var plan = tokens - pack;
        var update = session.Prepared(
            "UPDATE wallets SET pack_tokens = pack_tokens - @pack, plan_tokens = plan_tokens - @plan, lines = lines + 1 WHERE account_id = @account",
            "@pack", "@plan", "@account");
        await update.With(pack, plan, account.Value).ExecuteNonQueryAsync();
        await LedgerStore.WriteAsync(session, new JournalLine(account, at, JournalKind.Expire, reason)
        {
            Plan = -plan,
            Pack = -pack,
            Issued = -tokens,
            PlanPeriod = wallet.PlanPeriod,
        });
        return true;
    }
}
