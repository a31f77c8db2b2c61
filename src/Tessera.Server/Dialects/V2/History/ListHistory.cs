using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Generations.History;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.V2.History;

/// <summary><c>GET /api/v2/user/history</c>: the account's generations, newest first, page by page.</summary>
internal static class ListHistory
{
    public static async Task<Ok<Page>> Handle(
        HistoryQuery query, Caller caller, Language language, HistoryPages pages, HistorySearch search, ModelCatalog catalog, ListedGenerations listed)
    {
        var (page, limit) = (query.Page, query.Limit);
        var filter = query.ToFilter(catalog);
        if (query.Cursor is null && filter.IsCounted)
        {
            var (numbered, total) = await pages.ListAsync(caller.Account, filter, (page - 1L) * limit, limit);
            var hasMore = numbered.Count == limit && (long)page * limit < total;
            return TypedResults.Ok(PageOf(numbered, total, hasMore ? numbered[^1].Generation.Id.Value : null));
        }

        var (found, next) = await search.ReadAsync(caller.Account, filter, query.Before, limit);
        return TypedResults.Ok(PageOf(found, filter.IsCounted ? await pages.CountAsync(caller.Account, filter) : null, next));

        Page PageOf(List<HistoryRow> rows, long? total, long? before) => new(
            [.. rows.Select(row => listed.ToItem(row, language))], total, page, limit, (total + limit - 1) / limit, before is { } id ? PageCursorAttribute.ToText(id) : null);
    }

    /// <param name="Items">
    /// Newest first. A page found by <c>q</c> or another filter that reads every generation may have fewer than <c>limit</c>, even
    /// none, and not be the last.
    /// </param>
    /// <param name="Total">The number of generations on all pages; null where it is not counted.</param>
    /// <param name="PageNumber">The page, from 1.</param>
    /// <param name="Limit">Items per page.</param>
    /// <param name="Pages">The number of pages; null where the generations are not counted.</param>
    /// <param name="NextCursor">The <c>cursor</c> of the next page; null on the last one.</param>
    internal sealed record Page(
        IReadOnlyList<HistoryItem> Items,
        long? Total,
        [property: System.Text.Json.Serialization.JsonPropertyName("page")] int PageNumber,
        int Limit,
        long? Pages,
        string? NextCursor);
}
