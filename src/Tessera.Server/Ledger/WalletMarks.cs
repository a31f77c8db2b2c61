using Tessera.Server.Storage;

namespace Tessera.Server.Ledger;

/// <summary>
/// The generations up to which an account's history and its usage are counted. An admission whose number was reserved earlier and is
/// still without a row is refused from then on, and takes another.
/// </summary>
internal static class WalletMarks
{
    /// <summary>The last generation whose usage is counted, with the wallet locked until the write ends; 0 before the first.</summary>
    public static async Task<long> LockUsageAsync(Session session, AccountId account) => await session
        .Prepared($"SELECT usage_id FROM wallets WHERE account_id = @account {session.ForUpdate}", "@account")
        .With(account.Value)
        .ExecuteScalarAsync() as long? ?? 0;

    /// <summary>The last generation whose usage is counted; 0 before the first.</summary>
    public static async Task<long> GetUsageAsync(Session session, AccountId account) => await session
        .Prepared("SELECT usage_id FROM wallets WHERE account_id = @account", "@account")
        .With(account.Value)
        .ExecuteScalarAsync() as long? ?? 0;

    /// <summary>The usage is counted up to this generation.</summary>
    public static Task PassUsageAsync(Session session, AccountId account, long last) => session
        .Prepared(
            """
            UPDATE wallets SET usage_id = @last, summarized_id = CASE WHEN summarized_id < @last THEN @last ELSE summarized_id END
            WHERE account_id = @account
            """,
            "@last", "@account")
        .With(last, account.Value)
        .ExecuteNonQueryAsync();

    /// <summary>The history is counted up to this generation.</summary>
    public static Task PassHistoryAsync(Session session, AccountId account, long last) => session
        .Prepared("UPDATE wallets SET summarized_id = @last WHERE account_id = @account AND summarized_id < @last", "@last", "@account")
        .With(last, account.Value)
        .ExecuteNonQueryAsync();
}
