namespace Tessera.Server.Admin;

/// <summary>A page of a list.</summary>
/// <param name="Items">The items of the page.</param>
/// <param name="Total">The number of items on all pages.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Limit">Items per page.</param>
/// <param name="Pages">The number of pages.</param>
internal sealed record Paged<T>(IReadOnlyList<T> Items, long Total, int Page, int Limit, long Pages)
{
    public static Paged<T> Of(IReadOnlyList<T> items, long total, PagedQuery query) =>
        new(items, total, query.Page, query.Limit, (total + query.Limit - 1) / query.Limit);
}
