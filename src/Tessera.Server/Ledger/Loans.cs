using Tessera.Server.Storage;

namespace Tessera.Server.Ledger;

/// <summary>
/// The statements of loans. A loan is a part of a wallet that one process may give to texts before their rows are written. Nothing
/// moves when it is given: the wallet's tokens stay, and no other hold may take what is lent. The row of a text takes its tokens out
/// of both in one transaction. So a loan can be taken away at any moment, also from a process that still counts on it: what that
/// process has promised and not written is then decided by the wallet like any other hold. Lending and returning change wallet and loan
/// by statements that belong together, so they run in writes of their own (<see cref="Database.WriteAsync{T}(long, Func{Session, Task{T}})"/>).
/// </summary>
internal static class Loans
{
    /// <summary>The notification topic that asks every node to return what it has borrowed of an account, or reports that this was taken away.</summary>
    public const string Recall = "recall";

    /// <summary>How long a loan outlives the last write of its borrower.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(20);

    /// <summary>Lends; the wallet afterwards, or null, with nothing changed, when the wallet or its limits have too little left.</summary>
    public static async Task<Wallet?> LendAsync(Session session, LoanRequest request, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(request.Tokens);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(request.Requests);
        var lend = session.Prepared(
            $"""
            UPDATE wallets SET lent_tokens = lent_tokens + @tokens, lent_requests = lent_requests + @requests
            WHERE account_id = @account
              AND plan = @plan
              AND plan_tokens + pack_tokens - lent_tokens >= @tokens
              AND pending + lent_requests + @requests <= @max_pending
              AND CASE WHEN hour_window = @hour THEN hour_count ELSE 0 END + lent_requests + @requests <= @max_hour
              AND CASE WHEN day_window = @day THEN day_count ELSE 0 END + lent_requests + @requests <= @max_day
              AND (plan_ends_at IS NULL OR plan_ends_at > @now)
              AND (CAST(@loan AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM loans l WHERE l.id = @loan AND l.account_id = @account))
            RETURNING {LedgerStatements.WalletColumns}
            """,
            "@tokens", "@requests", "@account", "@plan", "@max_pending", "@hour", "@max_hour", "@day", "@max_day", "@now", "@loan");
        lend.With(
            request.Tokens, request.Requests, request.Account.Value, request.Plan, request.Limits.Pending ?? int.MaxValue,
            RateWindow.Hour(now), request.Limits.Hour ?? int.MaxValue, RateWindow.Day(now), request.Limits.Day ?? int.MaxValue,
            now.ToUnixTimeMilliseconds(), request.IsMore ? request.Loan : 0);
        var wallet = await lend.FindAsync(LedgerStore.ReadWallet);
        if (wallet is not null)
        {
            var write = session.Prepared(
                request.IsMore
                    ? "UPDATE loans SET tokens = tokens + @tokens, requests = requests + @requests, until = @until WHERE id = @id AND account_id = @account"
                    : "INSERT INTO loans (id, account_id, tokens, requests, until) VALUES (@id, @account, @tokens, @requests, @until)",
                "@id", "@account", "@tokens", "@requests", "@until");
            write.With(request.Loan, request.Account.Value, request.Tokens, request.Requests, UntilAfter(now));
            RequireOne(await write.ExecuteNonQueryAsync(), request.Loan);
        }

        return wallet;
    }

    /// <summary>Takes out of loans what holds have just taken out of their wallets.</summary>
    public static async Task DrawAsync(Session session, IReadOnlyList<(long Loan, long Tokens, long Requests)> drawn, DateTimeOffset now)
    {
        if (drawn.Count == 0)
        {
            return;
        }

        var areFound = await session.ChangeManyAsync(
            LedgerStatements.Draw, [.. drawn.Select(one => new object?[] { one.Loan, one.Tokens, one.Requests, UntilAfter(now) })]);
        for (var index = 0; index < areFound.Length; index++)
        {
            RequireOne(areFound[index] ? 1 : 0, drawn[index].Loan);
        }
    }

    /// <summary>Ends a loan if it was last written before a moment; false, with nothing changed, when it was not or has ended.</summary>
    public static async Task<bool> ReturnAsync(Session session, AccountId account, long loan, DateTimeOffset? deadAt = null)
    {
        var before = deadAt?.ToUnixTimeMilliseconds() ?? long.MaxValue;
        // The wallet first, as everywhere: of two that lock a wallet and its loans, neither waits for the other.
        var give = session.Prepared(
            """
            UPDATE wallets SET
                lent_tokens = lent_tokens - (SELECT l.tokens FROM loans l WHERE l.id = @loan),
                lent_requests = lent_requests - (SELECT l.requests FROM loans l WHERE l.id = @loan)
            WHERE account_id = @account
              AND EXISTS (SELECT 1 FROM loans l WHERE l.id = @loan AND l.account_id = @account AND l.until <= @before)
            """,
            "@account", "@loan", "@before");
        if (await give.With(account.Value, loan, before).ExecuteNonQueryAsync() == 0)
        {
            return false;
        }

        var end = session.Prepared("DELETE FROM loans WHERE id = @loan", "@loan");
        RequireOne(await end.With(loan).ExecuteNonQueryAsync(), loan);
        return true;
    }

    /// <summary>Ends all loans of a wallet that is locked, on whichever node.</summary>
    public static Task RevokeAsync(Session session, Wallet locked) =>
        locked is { LentTokens: 0, LentRequests: 0 } ? Task.CompletedTask : RevokeAsync(session, locked.Account);

    /// <summary>Ends all loans of an account, on whichever node.</summary>
    public static async Task RevokeAsync(Session session, AccountId account)
    {
        var give = session.Prepared("UPDATE wallets SET lent_tokens = 0, lent_requests = 0 WHERE account_id = @account", "@account");
        await give.With(account.Value).ExecuteNonQueryAsync();
        var end = session.Prepared("DELETE FROM loans WHERE account_id = @account", "@account");
        if (await end.With(account.Value).ExecuteNonQueryAsync() > 0)
        {
            session.Notify(new Notification(Recall, account.Value));
        }
    }

    /// <summary>The loans whose borrowers have written nothing since a moment; all for null.</summary>
    public static Task<List<(long Loan, AccountId Account)>> ListAsync(Session session, DateTimeOffset? deadAt) => session
        .Prepared("SELECT id, account_id FROM loans WHERE until <= @before ORDER BY until LIMIT 1000", "@before")
        .With(deadAt?.ToUnixTimeMilliseconds() ?? long.MaxValue)
        .ListAsync(static row => (row.NextInt64(), new AccountId(row.NextInt64())));

    private static long UntilAfter(DateTimeOffset now) => (now + Lasts).ToUnixTimeMilliseconds();

    // Under its account's lock no other transaction changes a loan: if one does, the transaction is undone and decided again.
    private static void RequireOne(int changed, long loan)
    {
        if (changed != 1)
        {
            throw new InvalidOperationException($"Loan {loan} was changed by another transaction at the same time.");
        }
    }
}
