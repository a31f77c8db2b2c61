using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Audit;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Admin.Audit;

/// <summary><c>GET audit</c>: every administrative act, newest first, page by page or all of them as CSV.</summary>
internal static class ListAudit
{
    private const int RowsAtOnce = 500;

    public static async Task<Results<Ok<Page>, PushStreamHttpResult>> Handle(AuditQuery query, PrefersCsv prefersCsv, AuditLog audit, CancellationToken aborted)
    {
        if (query.Format is { } format ? format == "csv" : prefersCsv.Value)
        {
            return TypedResults.Stream(stream => WriteAsync(stream, query, audit, aborted), CsvLine.ContentType, "audit.csv");
        }

        // One more than requested shows whether there is another page.
        var found = await audit.ListAsync(query.Filter, query.Before, query.Limit + 1);
        return TypedResults.Ok(new Page(
            [.. found.Take(query.Limit)], found.Count > query.Limit ? PageCursorAttribute.ToText(found[query.Limit - 1].Id) : null));
    }

    private static async Task WriteAsync(Stream stream, AuditQuery query, AuditLog audit, CancellationToken ct)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        await writer.WriteAsync(CsvLine.Of("id", "at", "account", "email", "role", "act", "target", "before", "after", "ip", "request_id"));
        var before = query.Before;
        while (await audit.ListAsync(query.Filter, before, RowsAtOnce) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                await writer.WriteAsync(CsvLine.Of(
                    row.Id.ToString(CultureInfo.InvariantCulture),
                    row.At.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                    row.Account?.ToString(CultureInfo.InvariantCulture),
                    row.Email,
                    row.Role,
                    row.Act,
                    row.Target,
                    row.Before?.GetRawText(),
                    row.After?.GetRawText(),
                    row.Ip,
                    row.RequestId));
            }

            await writer.FlushAsync(ct);
            before = rows[^1].Id;
        }
    }

    /// <param name="Items">Newest first.</param>
    /// <param name="NextCursor">The <c>cursor</c> of the next, older page; null on the last one.</param>
    internal sealed record Page(IReadOnlyList<AuditRecord> Items, string? NextCursor);
}
