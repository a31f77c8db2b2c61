using Tessera.Server.Storage;

namespace Tessera.Server.Generations.Usage;

/// <summary>The sums of <c>usage_sums</c> in SQL, and how generations become such sums.</summary>
internal static class UsageSql
{
    public const string Hour = "3600000";
    public const string Day = "86400000";

    /// <summary>What sums are kept apart by.</summary>
    public const string Keys = "start, category, model, key_id, provider, state, workspace_id";

    private static readonly string[] Counts = ["generations", "tokens", "milliseconds", "cost_micro_usd", "unknown_costs"];

    private static readonly string[] Classes = [.. Enumerable.Range(0, UsageTimes.Limits.Count + 1).Select(index => $"t{index:00}")];

    /// <summary>What is added up.</summary>
    public static readonly string Sums = string.Join(", ", [.. Counts, .. Classes]);

    /// <summary>The same, added up in a SELECT.</summary>
    public static readonly string Added = string.Join(", ", Counts.Concat(Classes).Select(column => $"CAST(coalesce(sum({column}), 0) AS BIGINT) AS {column}"));

    /// <summary>The same, added to the sums that a row has already.</summary>
    public static readonly string Increased =
        string.Join(", ", Counts.Concat(Classes).Select(column => $"{column} = usage_sums.{column} + excluded.{column}"));

    /// <summary>
    /// A SELECT of one row for each of an account's generations above <c>@mark</c>, deleted or not, that ended, with the columns of
    /// <see cref="Keys"/> and <see cref="Sums"/>.
    /// </summary>
    /// <param name="span">The time that is summed up.</param>
    /// <param name="and">A further condition.</param>
    public static string Ended(string span, string and) =>
        $"""
        {EndedIn(span, "g.account_id = @account AND g.deleted_at IS NULL AND g.id > @mark", and)}
        UNION ALL
        {EndedIn(span, "g.account_id = @account AND g.deleted_at IS NOT NULL AND g.id > @mark", and)}
        """;

    /// <summary>The same for the generations that a condition names.</summary>
    public static string EndedIn(string span, string where, string and) =>
        $"""
        SELECT (g.completed_at / {span}) * {span} AS start, g.category, g.model, coalesce(g.key_id, 0) AS key_id, coalesce(g.provider, '') AS provider,
            g.state, coalesce(i.workspace_id, 0) AS workspace_id, 1 AS generations, g.tokens_spent AS tokens,
            CASE WHEN g.state = {GenerationStates.Completed} THEN coalesce(g.processing_ms, 0) ELSE 0 END AS milliseconds,
            coalesce(g.cost_micro_usd, 0) AS cost_micro_usd,
            CASE WHEN g.state = {GenerationStates.Completed} AND g.cost_micro_usd IS NULL THEN 1 ELSE 0 END AS unknown_costs,
            {string.Join(", ", Classes.Select(ClassOf))}
        FROM generations g LEFT JOIN workspace_images i ON i.generation_id = g.id
        WHERE {where} AND g.{GenerationStates.IsFinished} AND {and}
        """;

    /// <summary>Reads the columns of <see cref="Sums"/>.</summary>
    public static UsageSum Read(Rows row)
    {
        var sum = new UsageSum
        {
            Generations = row.NextInt64(),
            Tokens = row.NextInt64(),
            Milliseconds = row.NextInt64(),
            CostMicroUsd = row.NextInt64(),
            UnknownCosts = row.NextInt64(),
        };
        for (var index = 0; index < Classes.Length; index++)
        {
            sum.Times[index] = row.NextInt64();
        }

        return sum;
    }

    private static string ClassOf(string name, int index)
    {
        var least = index == 0 ? "" : $" AND g.processing_ms >= {UsageTimes.Limits[index - 1]}";
        var most = index == UsageTimes.Limits.Count ? "" : $" AND g.processing_ms < {UsageTimes.Limits[index]}";
        return $"CASE WHEN g.state = {GenerationStates.Completed}{least}{most} THEN 1 ELSE 0 END AS {name}";
    }
}
