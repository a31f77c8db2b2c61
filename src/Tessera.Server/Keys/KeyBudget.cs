using Tessera.Server.Storage;

namespace Tessera.Server.Keys;

/// <summary>What a key may spend a calendar month (UTC), charged when a generation is admitted and returned when it costs less.</summary>
internal static class KeyBudget
{
    /// <summary>Charges tokens to the month of <paramref name="at"/>; false, and nothing changed, when that is more than is left.</summary>
    public static async Task<bool> TryChargeAsync(Session session, long key, long tokens, DateTimeOffset at)
    {
        var update = session.Prepared(
            """
            UPDATE api_keys SET
                budget_used = CASE WHEN budget_month = @month THEN budget_used ELSE 0 END + @tokens,
                budget_month = @month
            WHERE id = @key AND monthly_budget >= CASE WHEN budget_month = @month THEN budget_used ELSE 0 END + @tokens
            """,
            "@key", "@tokens", "@month");
        return await update.With(key, tokens, Month(at)).ExecuteNonQueryAsync() == 1;
    }

    /// <summary>Gives tokens back that were charged in the month of <paramref name="at"/>, while that month lasts.</summary>
    public static Task ReturnAsync(Session session, long key, long tokens, DateTimeOffset at)
    {
        var update = session.Prepared(
            "UPDATE api_keys SET budget_used = CASE WHEN budget_used > @tokens THEN budget_used - @tokens ELSE 0 END WHERE id = @key AND budget_month = @month",
            "@key", "@tokens", "@month");
        return update.With(key, tokens, Month(at)).ExecuteBeforeCommitAsync();
    }

    private static long Month(DateTimeOffset at) => (at.UtcDateTime.Year * 12L) + at.UtcDateTime.Month;
}
