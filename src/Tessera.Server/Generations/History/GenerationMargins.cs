using Tessera.Server.Storage;

namespace Tessera.Server.Generations.History;

/// <summary>Adds up what generations earned in tokens and cost at their providers.</summary>
internal sealed class GenerationMargins(Database database)
{
    /// <summary>By <c>model</c>, <c>provider</c> or <c>account</c>; the largest revenue first.</summary>
    public Task<List<MarginRow>> ListAsync(string by, DateTimeOffset? since) => database.ReadAsync(async session =>
    {
        var name = by switch
        {
            "model" => "model",
            "provider" => "provider",
            "account" => "CAST(account_id AS TEXT)",
            _ => throw new ArgumentOutOfRangeException(nameof(by), by, "is no group"),
        };
        var query = session.Prepared(
            $"""
            SELECT {name}, is_sandbox, count(*), CAST(sum(tokens_spent) AS BIGINT), CAST(coalesce(sum(cost_micro_usd), 0) AS BIGINT),
                count(*) FILTER (WHERE state = {(int)GenerationState.Completed} AND cost_micro_usd IS NULL)
            FROM generations
            WHERE state >= {(int)GenerationState.Completed}
                AND (CAST(@since AS BIGINT) IS NULL OR created_at >= @since)
            GROUP BY 1, 2 ORDER BY 4 DESC, 1
            """,
            "@since");
        await using var rows = await query.With(since?.ToUnixTimeMilliseconds()).ExecuteReaderAsync();
        var all = new List<MarginRow>();
        while (await rows.ReadAsync())
        {
            all.Add(new MarginRow(rows.GetString(0), rows.GetInt64(1) != 0, rows.GetInt64(2), rows.GetInt64(3), rows.GetInt64(4), rows.GetInt64(5)));
        }

        return all;
    });

    /// <summary>The models and providers, each pair once, of which a cost is known.</summary>
    public Task<List<(string Model, string Provider)>> ListPricedAsync(DateTimeOffset? since) => database.ReadAsync(async session =>
    {
        var query = session.Prepared(
            $"""
            SELECT DISTINCT model, provider FROM generations
            WHERE state >= {(int)GenerationState.Completed} AND is_sandbox = 0 AND cost_micro_usd IS NOT NULL
                AND (CAST(@since AS BIGINT) IS NULL OR created_at >= @since)
            ORDER BY 1, 2
            """,
            "@since");
        await using var rows = await query.With(since?.ToUnixTimeMilliseconds()).ExecuteReaderAsync();
        var all = new List<(string Model, string Provider)>();
        while (await rows.ReadAsync())
        {
            all.Add((rows.GetString(0), rows.GetString(1)));
        }

        return all;
    });
}
