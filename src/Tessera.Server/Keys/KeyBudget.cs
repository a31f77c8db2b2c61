using Tessera.Server.Generations;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Keys;

/// <summary>
/// Tokens that a key may spend in a calendar month (UTC): charged when a generation is admitted, and returned as far as it
/// costs less.
/// </summary>
internal sealed class KeyBudget : IAdmissionCharge
{
    public bool AppliesTo(NewGeneration generation) => generation.Caller.Key is { MonthlyBudget: not null };

    public async Task<ApiError?> TryTakeAsync(Session session, NewGeneration generation)
    {
        // A node that has not noticed yet that the budget was removed still charges it.
        var update = session.Prepared(
            $"""
            UPDATE api_keys SET
                budget_used = CASE WHEN budget_month = @month THEN budget_used ELSE 0 END + @tokens,
                budget_month = @month
            WHERE id = @key AND coalesce(monthly_budget, {long.MaxValue}) >= CASE WHEN budget_month = @month THEN budget_used ELSE 0 END + @tokens
            """,
            "@key", "@tokens", "@month");
        update.With(generation.Caller.Key?.Id, generation.Hold.Tokens, Month(generation.Hold.At));
        return await update.ExecuteNonQueryAsync() == 1 ? null : KeyErrors.BudgetSpent(generation.Hold.Tokens);
    }

    public Task ReturnAsync(Session session, NewGeneration generation) =>
        ReturnAsync(session, generation.Caller.Key?.Id, generation.Hold.Tokens, generation.Hold.At);

    public Task RecordAsync(Session session, NewGeneration generation, GenerationId id) => Task.CompletedTask;

    public Task ReleaseAsync(Session session, Generation ended, long released) =>
        ended.Key is null || released == 0 ? Task.CompletedTask : ReturnAsync(session, ended.Key, released, ended.CreatedAt);

    // Returned only while the month in which it was charged lasts.
    private static Task ReturnAsync(Session session, long? key, long tokens, DateTimeOffset chargedAt)
    {
        var update = session.Prepared(
            "UPDATE api_keys SET budget_used = CASE WHEN budget_used > @tokens THEN budget_used - @tokens ELSE 0 END WHERE id = @key AND budget_month = @month",
            "@key", "@tokens", "@month");
        return update.With(key, tokens, Month(chargedAt)).ExecuteBeforeCommitAsync();
    }

    /// <summary>The month, counted from year 0, in which a charge is counted.</summary>
    internal static long Month(DateTimeOffset at) => (at.UtcDateTime.Year * 12L) + at.UtcDateTime.Month;
}
