using Tessera.Server.Storage;

namespace Tessera.Server.Generations.History;

/// <summary>Sums up what generations earned in tokens and cost at their providers.</summary>
internal sealed class GenerationMargins(Database database)
{
    /// <summary>The sums by <c>model</c>, <c>provider</c> or <c>account</c>, largest revenue first.</summary>
    public Task<List<MarginRow>> ListAsync(string by, DateTimeOffset? since) => database.ReadAsync(async session =>
    {
        var name = by switch
        {
            "model" => "model",
            "provider" => "provider",
            "account" => "CAST(account_id AS TEXT)",
            _ => throw new ArgumentOutOfRangeException(nameof(by), by, "must be model, provider or account"),
        };
        var query = session.Prepared(
            $"""
            SELECT {name}, is_sandbox, count(*), CAST(sum(tokens_spent) AS BIGINT), CAST(coalesce(sum(cost_micro_usd), 0) AS BIGINT),
                count(*) FILTER (WHERE state = {GenerationStates.Completed} AND cost_micro_usd IS NULL)
            FROM generations
            WHERE {GenerationStates.IsFinished}
                AND (CAST(@since AS BIGINT) IS NULL OR created_at >= @since)
            GROUP BY 1, 2 ORDER BY 4 DESC, 1
            """,
            "@since");
        return await query.With(since?.ToUnixTimeMilliseconds()).ListAsync(static row =>
            new MarginRow(row.NextString(), row.NextBoolean(), row.NextInt64(), row.NextInt64(), row.NextInt64(), row.NextInt64()));
    });

    /// <summary>The pairs of model and provider for which a cost is known, without duplicates.</summary>
    public Task<List<(string Model, string Provider)>> ListPricedAsync(DateTimeOffset? since) => database.ReadAsync(async session =>
    {
        var query = session.Prepared(
            $"""
            SELECT DISTINCT model, provider FROM generations
            WHERE {GenerationStates.IsFinished} AND is_sandbox = 0 AND cost_micro_usd IS NOT NULL
                AND (CAST(@since AS BIGINT) IS NULL OR created_at >= @since)
            ORDER BY 1, 2
            """,
            "@since");
        return await query.With(since?.ToUnixTimeMilliseconds()).ListAsync(static row => (Model: row.NextString(), Provider: row.NextString()));
    });

    /// <summary>What the generations of one model, provider or account earned and cost, at providers or on the sandbox.</summary>
    internal sealed record MarginRow(string Name, bool IsSandbox, long Generations, long Tokens, long CostMicroUsd, long UnknownCosts);
}
