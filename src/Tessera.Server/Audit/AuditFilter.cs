namespace Tessera.Server.Audit;

/// <summary>Which rows of the audit log; null members select all.</summary>
internal sealed record AuditFilter
{
    public long? Account { get; init; }

    public string? Act { get; init; }

    public string? Target { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    /// <summary>The conditions, each of which begins with AND; the names of their parameters, and the values.</summary>
    public (IReadOnlyList<string> Conditions, string[] Names, object?[] Values) ToSql()
    {
        var given = new (string Condition, string Name, object? Value)[]
        {
            (" AND l.account_id = @account", "@account", Account),
            (" AND l.act = @act", "@act", Act),
            (" AND l.target = @target", "@target", Target),
            (" AND l.at >= @from", "@from", From?.ToUnixTimeMilliseconds()),
            (" AND l.at < @to", "@to", To?.ToUnixTimeMilliseconds()),
        }.Where(filter => filter.Value is not null).ToList();
        return ([.. given.Select(filter => filter.Condition)], [.. given.Select(filter => filter.Name)], [.. given.Select(filter => filter.Value)]);
    }
}
