using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations.Usage;

/// <summary>
/// Reads an account's usage: what is kept in <c>usage_sums</c> together with the generations that are not counted there yet, in one
/// statement, so that nothing is missing and nothing counted twice while others write.
/// </summary>
/// <remarks>
/// The mark between the two is a parameter: of a subquery's value PostgreSQL assumes that a third of the account's generations lie
/// above it, and reads all of them. If the mark has moved meanwhile, the read is repeated.
/// </remarks>
internal sealed class UsageReader(Database database)
{
    /// <summary>The sums, oldest first, most tokens first within a bucket; one more than <paramref name="limit"/> says that there are more.</summary>
    /// <param name="account">The account.</param>
    /// <param name="time">The time.</param>
    /// <param name="first">What they are told apart by.</param>
    /// <param name="second">What else they are told apart by.</param>
    /// <param name="limit">The most to read.</param>
    public Task<List<UsageRow>> ReadAsync(AccountId account, UsageTime time, UsageDimension first, UsageDimension? second, int limit) =>
        database.ReadAsync(async session =>
        {
            var query = session.Prepared(TextOf(time, first, second), "@account", "@from", "@to", "@limit", "@mark");
            var (found, mark) = (new List<UsageRow>(), await WalletMarks.GetUsageAsync(session, account));
            for (var known = -1L; mark != known; mark = await WalletMarks.GetUsageAsync(session, account))
            {
                known = mark;
                query.With(account.Value, time.From.ToUnixTimeMilliseconds(), time.To.ToUnixTimeMilliseconds(), limit + 1, mark);
                found = await query.ListAsync(Read);
            }

            return await WithNamesAsync(session, account, found, first, second);
        });

    private static string TextOf(UsageTime time, UsageDimension first, UsageDimension? second)
    {
        var span = time.IsByHour ? UsageSql.Hour : UsageSql.Day;
        var bucket = time.Bucket switch
        {
            UsageTime.Width.Hour => "start",
            UsageTime.Width.Day => $"(start / {UsageSql.Day}) * {UsageSql.Day}",
            _ => "CAST(0 AS BIGINT)",
        };
        var ended = UsageSql.Ended(span, "g.completed_at >= @from AND g.completed_at < @to");
        return
            $"""
            WITH one AS (
                SELECT {UsageSql.Keys}, {UsageSql.Sums} FROM usage_sums
                WHERE account_id = @account AND span = {span} AND start >= @from AND start < @to
                UNION ALL
                {ended})
            SELECT {bucket} AS bucket, {ColumnOf(first)} AS first, {(second is { } other ? ColumnOf(other) : "CAST('' AS TEXT)")} AS second,
                CAST(coalesce(sum(generations) FILTER (WHERE state = {GenerationStates.Completed}), 0) AS BIGINT), {UsageSql.Added}
            FROM one GROUP BY 1, 2, 3 ORDER BY 1, 6 DESC, 5 DESC, 2, 3 LIMIT @limit
            """;
    }

    private static string ColumnOf(UsageDimension dimension) => dimension switch
    {
        UsageDimension.Model => "model",
        UsageDimension.Category => "category",
        UsageDimension.Key => "CAST(key_id AS TEXT)",
        UsageDimension.Provider => "provider",
        UsageDimension.Status => $"CASE WHEN state = {GenerationStates.Completed} THEN 'completed' ELSE 'failed' END",
        UsageDimension.Workspace => "CAST(workspace_id AS TEXT)",
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Not a dimension."),
    };

    private static UsageRow Read(Rows row)
    {
        var (bucket, first, second, completed) = (row.NextTime(), row.NextString(), row.NextString(), row.NextInt64());
        var sum = UsageSql.Read(row);
        sum.Completed = completed;
        return new UsageRow(bucket, new(first, first), new(second, second), sum);
    }

    private static async Task<List<UsageRow>> WithNamesAsync(
        Session session, AccountId account, List<UsageRow> rows, UsageDimension first, UsageDimension? second)
    {
        var names = new Dictionary<(UsageDimension, string), UsageRow.Name>();
        foreach (var dimension in new[] { first, second }.OfType<UsageDimension>())
        {
            var sql = dimension switch
            {
                UsageDimension.Key => "SELECT CAST(id AS TEXT), CAST(id AS TEXT), name FROM api_keys WHERE account_id = @account",
                UsageDimension.Workspace => "SELECT CAST(id AS TEXT), public_id, name FROM workspaces WHERE account_id = @account",
                _ => null,
            };
            if (sql is not null)
            {
                names[(dimension, "0")] = dimension is UsageDimension.Key ? new("console", "console") : new("none", "none");
                foreach (var (stored, id, name) in await session.Prepared(sql, "@account").With(account.Value)
                    .ListAsync(static row => (row.NextString(), row.NextString(), row.NextString())))
                {
                    names[(dimension, stored)] = new(id, name);
                }
            }
        }

        return names.Count == 0 ? rows : [.. rows.Select(row => row with
        {
            First = names.GetValueOrDefault((first, row.First.Id), row.First),
            Second = second is { } other ? names.GetValueOrDefault((other, row.Second.Id), row.Second) : row.Second,
        })];
    }
}
