using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.V2.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Generations.History;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2.History;

/// <summary><c>GET /api/v2/user/history</c>: the account's generations, newest first, page by page.</summary>
internal static class ListHistory
{
    public static async Task<Ok<Page>> Handle(HistoryQuery query, Caller caller, HistoryPages pages, ModelCatalog catalog, GenerationLinks links)
    {
        var (page, limit) = (query.Page, query.Limit);
        var filter = new HistoryFilter(
            WireNames.TryParse<Category>(query.Type, out var category) ? category : null,
            query.Model is { } slug ? catalog.Find(slug)?.Slug : null,
            query.Status);
        var (found, total) = await pages.ReadAsync(caller.Account, filter, (page - 1L) * limit, limit);
        return TypedResults.Ok(new Page(
            [.. found.Select(generation => HistoryItem.Of(generation, links))], total, page, limit, (total + limit - 1) / limit));
    }

    /// <param name="Items">Newest first.</param>
    /// <param name="Total">The number of generations on all pages.</param>
    /// <param name="PageNumber">The page, from 1.</param>
    /// <param name="Limit">Items per page.</param>
    /// <param name="Pages">The number of pages.</param>
    internal sealed record Page(
        IReadOnlyList<HistoryItem> Items,
        long Total,
        [property: System.Text.Json.Serialization.JsonPropertyName("page")] int PageNumber,
        int Limit,
        long Pages);

    /// <summary>One generation.</summary>
    internal sealed record HistoryItem
    {
        /// <summary>Its identifier as text, <c>gen_…</c>.</summary>
        public required string Id { get; init; }

        /// <summary>The same identifier as an integer.</summary>
        public required long GenerationId { get; init; }

        /// <summary>The category: text, image, video, tts, audio, stt or tool.</summary>
        public required string Type { get; init; }

        public required string Model { get; init; }

        /// <summary><c>pending</c>, <c>completed</c> or <c>failed</c>.</summary>
        public required string Status { get; init; }

        public required string? Prompt { get; init; }

        /// <summary>A link to the file; null for text, and after the file was deleted or has expired.</summary>
        public required string? Url { get; init; }

        public required string? ThumbnailUrl { get; init; }

        public required long TokensUsed { get; init; }

        public required DateTimeOffset CreatedAt { get; init; }

        public required DateTimeOffset? CompletedAt { get; init; }

        public required string? Error { get; init; }

        public static HistoryItem Of(Generation generation, GenerationLinks links) => new()
        {
            Id = generation.Id.Text,
            GenerationId = generation.Id.Value,
            Type = generation.Category.ToWire(),
            Model = generation.Model,
            Status = generation.State.ToWire(),
            Prompt = generation.Prompt,
            Url = links.Result(generation),
            ThumbnailUrl = links.Thumbnail(generation),
            TokensUsed = generation.TokensSpent,
            CreatedAt = generation.CreatedAt,
            CompletedAt = generation.CompletedAt,
            Error = generation.Error,
        };
    }
}
