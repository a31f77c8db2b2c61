using Tessera.Server.Storage;

namespace Tessera.Server.Generations;

/// <summary>Accounts of which processes have borrowed may have generations whose rows are not written yet.</summary>
internal static class LentAccounts
{
    // Far longer than a process that runs takes to write a row. The row of one that was suspended is refused.
    private static readonly TimeSpan RowsAppearWithin = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The time of admission, in Unix milliseconds, before which an account's rows are complete: any, unless something is borrowed of it.
    /// </summary>
    public static async Task<long> SettledBeforeAsync(Session session, long account, DateTimeOffset now)
    {
        var lent = session.Prepared("SELECT lent_requests FROM wallets WHERE account_id = @account", "@account");
        return (long)(await lent.With(account).ExecuteScalarAsync() ?? 0L) == 0 ? long.MaxValue : (now - RowsAppearWithin).ToUnixTimeMilliseconds();
    }
}
