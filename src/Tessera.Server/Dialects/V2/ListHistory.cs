using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Providers;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Generations;
using Tessera.Server.Generations.History;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2;

/// <summary><c>GET /api/v2/user/history</c>: the account's generations, newest first, page by page.</summary>
internal static class ListHistory
{
    public const int MostItems = 100;
    public const int UsualItems = 20;
    public const int LastPage = 1_000_000;

    public static IReadOnlyList<string> Statuses { get; } = ["pending", "completed", "failed"];

    public static async Task<Results<Ok<Page>, ApiError>> Handle(
        HttpContext context, Caller caller, HistoryPages pages, ModelCatalog catalog, GenerationLinks links)
    {
        var query = new QueryValues(context.Request.Query, "page", "limit", "type", "model", "status");
        var page = query.Whole("page", 1, LastPage, usual: 1);
        var limit = query.Whole("limit", 1, MostItems, UsualItems);
        var filter = new HistoryFilter(
            CategoryNames.TryParse(query.OneOf("type", CategoryNames.All), out var category) ? category : null,
            ReadModel(query, catalog),
            query.OneOf("status", Statuses));
        if (query.Error is { } invalid)
        {
            return invalid;
        }

        var (found, total) = await pages.ReadAsync(caller.Account, filter, (page - 1L) * limit, limit);
        return TypedResults.Ok(new Page(
            [.. found.Select(generation => HistoryItem.Of(generation, links))], total, page, limit, (total + limit - 1) / limit));
    }

    private static string? ReadModel(QueryValues query, ModelCatalog catalog)
    {
        if (query.Text("model") is not { } slug)
        {
            return null;
        }

        if (catalog.Find(slug) is { } model)
        {
            return model.Slug;
        }

        var nearest = catalog.Nearest(slug);
        var hint = nearest.Count == 0 ? "GET /api/v2/models lists all." : $"Did you mean {string.Join(", ", nearest)}?";
        query.Refuse("model", $"There is no model \"{Excerpt.Of(slug)}\". {hint}", nearest.Count == 0 ? null : nearest);
        return null;
    }

    /// <param name="Items">Newest first.</param>
    /// <param name="Total">How many there are on all pages.</param>
    /// <param name="PageNumber">Which page this is, from 1.</param>
    /// <param name="Limit">How many a page holds.</param>
    /// <param name="Pages">How many pages there are.</param>
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

        /// <summary>The file; null for text, and once the file was deleted or its time is over.</summary>
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
