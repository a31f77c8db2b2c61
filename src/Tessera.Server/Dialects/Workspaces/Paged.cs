using System.Text.Json.Serialization;

namespace Tessera.Server.Dialects.Workspaces;

/// <summary>A page of a list, as the vendor's services write it.</summary>
internal static class Paged
{
    public static Page<T> Of<T>(IReadOnlyList<T> all, int page, int size) => new(
        [.. all.Skip(page * size).Take(size)], new Place(size, all.Count, (all.Count + size - 1) / size, page));

    internal sealed record Page<T>(
        [property: JsonPropertyName("data")] IReadOnlyList<T> Items,
        [property: JsonPropertyName("page")] Place Place);

    /// <param name="Size">How many a page holds.</param>
    /// <param name="TotalElements">How many there are.</param>
    /// <param name="TotalPages">On how many pages.</param>
    /// <param name="CurrentPage">This page; the first is 0.</param>
    internal sealed record Place(
        [property: JsonPropertyName("size")] int Size,
        [property: JsonPropertyName("totalElements")] int TotalElements,
        [property: JsonPropertyName("totalPages")] int TotalPages,
        [property: JsonPropertyName("currentPage")] int CurrentPage);
}
