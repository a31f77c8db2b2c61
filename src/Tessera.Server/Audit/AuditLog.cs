using System.Text.Json;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Audit;

/// <summary>The table <c>audit</c>: one row for each administrative act, written in its transaction. Triggers keep it append-only.</summary>
internal sealed class AuditLog(Database database, TimeProvider time)
{
    private const string OperatorRole = "operator";

    /// <summary>Records an act in the transaction that performs it.</summary>
    public static Task RecordAsync(Session session, Actor actor, AuditEntry entry, DateTimeOffset at)
    {
        var insert = session.Prepared(
            """
            INSERT INTO audit (at, account_id, role, act, target, before, after, ip, request_id)
            VALUES (@at, @account, @role, @act, @target, @before, @after, @ip, @request)
            """,
            "@at", "@account", "@role", "@act", "@target", "@before", "@after", "@ip", "@request");
        insert.With(
            at.ToUnixTimeMilliseconds(),
            actor.Account?.Value,
            actor.Account is null ? OperatorRole : actor.Role.ToWire(),
            entry.Act,
            entry.Target,
            ToJson(entry.Before),
            ToJson(entry.After),
            actor.Address?.ToString(),
            actor.RequestId);
        return insert.ExecuteNonQueryAsync();
    }

    /// <summary>Records an act that changes no rows.</summary>
    public Task RecordAsync(Actor actor, AuditEntry entry)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync(session => RecordAsync(session, actor, entry, now));
    }

    /// <summary>The rows that a filter selects, newest first, before <paramref name="before"/>.</summary>
    public Task<IReadOnlyList<AuditRecord>> ListAsync(AuditFilter filter, long before, int limit) => database.ReadAsync(async session =>
    {
        var (conditions, names, values) = filter.ToSql();
        var query = session.Prepared(
            $"""
            SELECT l.id, l.at, l.account_id, a.email, l.role, l.act, l.target, l.before, l.after, l.ip, l.request_id
            FROM audit l LEFT JOIN accounts a ON a.id = l.account_id
            WHERE l.id < @last{string.Concat(conditions)}
            ORDER BY l.id DESC LIMIT @limit
            """,
            ["@last", .. names, "@limit"]);
        return (IReadOnlyList<AuditRecord>)await query.With([before, .. values, limit]).ListAsync(Read);
    });

    private static string? ToJson(object? state) => state is null ? null : JsonSerializer.Serialize(state, state.GetType(), WireJson.Options);

    private static AuditRecord Read(Rows row) => new()
    {
        Id = row.NextInt64(),
        At = row.NextTime(),
        Account = row.NextNullableInt64(),
        Email = row.NextNullableString(),
        Role = row.NextString(),
        Act = row.NextString(),
        Target = row.NextString(),
        Before = Parse(row.NextNullableString()),
        After = Parse(row.NextNullableString()),
        Ip = row.NextNullableString(),
        RequestId = row.NextString(),
    };

    private static JsonElement? Parse(string? json) => json is null ? null : JsonElement.Parse(json);
}
