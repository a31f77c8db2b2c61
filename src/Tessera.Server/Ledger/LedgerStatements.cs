using Tessera.Server.Storage;

namespace Tessera.Server.Ledger;

/// <summary>The statements of the ledger that are run for many accounts at once.</summary>
internal static class LedgerStatements
{
    public const string WalletColumns =
        "account_id, plan, plan_period, plan_ends_at, plan_renews, plan_tokens, pack_tokens, held_tokens, pending, hour_window, hour_count, day_window, day_count, webhook_endpoints, low_balance, low_balance_told, summarized_id, lent_tokens, lent_requests";

    public static readonly ManyText Hold = ManyText.Update(
        """
        wallets SET
            last_from_plan = CASE WHEN plan_tokens < @tokens THEN plan_tokens ELSE @tokens END,
            plan_tokens = CASE WHEN plan_tokens < @tokens THEN 0 ELSE plan_tokens - @tokens END,
            pack_tokens = CASE WHEN plan_tokens < @tokens THEN pack_tokens - (@tokens - plan_tokens) ELSE pack_tokens END,
            held_tokens = held_tokens + @tokens,
            lent_tokens = lent_tokens - @lent_tokens,
            lent_requests = lent_requests - @lent_requests,
            pending = pending + @count,
            generations = generations + @count,
            lines = lines + @count,
            hour_count = CASE WHEN hour_window = @hour THEN hour_count ELSE 0 END + @count,
            hour_window = @hour,
            day_count = CASE WHEN day_window = @day THEN day_count ELSE 0 END + @count,
            day_window = @day,
            low_balance_told = CASE
                WHEN low_balance_told > 0 THEN 2
                WHEN plan_tokens + pack_tokens - @tokens < low_balance THEN 1
                ELSE 0 END
        """,
        """
        account_id = @account
          AND plan = @plan
          AND lent_tokens >= @lent_tokens
          AND lent_requests >= @lent_requests
          AND plan_tokens + pack_tokens - (lent_tokens - @lent_tokens) >= @tokens
          AND pending + (lent_requests - @lent_requests) + @count <= @max_pending
          AND CASE WHEN hour_window = @hour THEN hour_count ELSE 0 END + (lent_requests - @lent_requests) + @count <= @max_hour
          AND CASE WHEN day_window = @day THEN day_count ELSE 0 END + (lent_requests - @lent_requests) + @count <= @max_day
          AND (plan_ends_at IS NULL OR plan_ends_at > @now)
          AND summarized_id < @number
          AND (CAST(@loan AS BIGINT) = 0 OR EXISTS (
            SELECT 1 FROM loans l WHERE l.id = @loan AND l.account_id = @account AND l.tokens >= @lent_tokens AND l.requests >= @lent_requests))
        """,
        $"RETURNING {WalletColumns}, last_from_plan",
        "@account", "@plan", "@tokens", "@count", "@max_pending", "@hour", "@max_hour", "@day", "@max_day", "@now", "@number",
        "@loan", "@lent_tokens", "@lent_requests");

    /// <summary>What a hold has taken from a loan, after <see cref="Hold"/> has found it there.</summary>
    public static readonly ManyText Draw = ManyText.Update(
        "loans SET tokens = tokens - @tokens, requests = requests - @count, until = @until",
        "id = @loan",
        "",
        "@loan", "@tokens", "@count", "@until");

    public static readonly ManyText Settle = ManyText.Update(
        """
        wallets SET
            held_tokens = held_tokens - @held,
            pending = pending - @count,
            lines = lines + @count,
            plan_tokens = plan_tokens + CASE WHEN plan_period = @period THEN CAST(@plan AS BIGINT) ELSE 0 END,
            pack_tokens = pack_tokens + @pack
        """,
        "account_id = @account",
        $"RETURNING {WalletColumns}",
        "@account", "@held", "@count", "@period", "@plan", "@pack");

    public static readonly ManyText Journal = ManyText.Insert(
        "journal (account_id, at, kind, plan, pack, held, revenue, issued, plan_period, generation_id, reason)",
        "@account, @at, @kind, @plan, @pack, @held, @revenue, @issued, @plan_period, @generation, @reason",
        "",
        "@account", "@at", "@kind", "@plan", "@pack", "@held", "@revenue", "@issued", "@plan_period", "@generation", "@reason");
}
