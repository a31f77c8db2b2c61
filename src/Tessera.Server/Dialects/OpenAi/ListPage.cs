namespace Tessera.Server.Dialects.OpenAi;

/// <summary>A page of a list. Clients continue after <c>last_id</c>, or after the last entry, while <c>has_more</c>.</summary>
/// <param name="Object">Always <c>list</c>.</param>
/// <param name="Data">The entries.</param>
/// <param name="FirstId">The ID of the first; null for an empty page.</param>
/// <param name="LastId">The ID of the last; null for an empty page.</param>
/// <param name="HasMore">Whether there are more after it.</param>
internal sealed record ListPage<T>(string Object, IReadOnlyList<T> Data, string? FirstId, string? LastId, bool HasMore)
{
    /// <summary>A page of at most <paramref name="limit"/> entries, of one more that were read.</summary>
    public static ListPage<T> Of(IReadOnlyList<T> read, int limit, Func<T, string> id)
    {
        var page = read.Take(limit).ToList();
        return new("list", page, page is [var first, ..] ? id(first) : null, page is [.., var last] ? id(last) : null, read.Count > limit);
    }
}
