using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Generations.Usage;

namespace Tessera.Server.Dialects.V2.Models;

/// <summary><c>GET /api/v2/models/stats</c>: how often models succeeded here and how long they took.</summary>
internal static class ListModelStats
{
    public static async Task<Ok<Page>> Handle(ModelStatsQuery query, Caller caller, ModelUsage usage, FirstTokens firstTokens)
    {
        var (sums, begun) = (await usage.ReadAsync(caller.Account, query.Days), await firstTokens.ReadAsync(caller.Account, query.Days));
        return TypedResults.Ok(new Page(
            query.Days,
            [
                .. sums.OrderBy(sum => sum.Key, StringComparer.Ordinal)
                    .Select(sum => ModelStats.Of(sum.Key, sum.Value) with { FirstTokenP50Ms = begun.TryGetValue(sum.Key, out var median) ? median : null }),
            ]));
    }

    /// <param name="Days">The number of days, with today (UTC).</param>
    /// <param name="Items">The models that were used, by slug.</param>
    internal sealed record Page(int Days, IReadOnlyList<ModelStats> Items);

    /// <summary>A model's generations that ended: of all accounts, or only your own where others had fewer than three.</summary>
    internal sealed record ModelStats
    {
        public required string Slug { get; init; }

        public required long Requests { get; init; }

        public required long Completed { get; init; }

        /// <summary>Those that failed or were canceled.</summary>
        public required long Failed { get; init; }

        /// <summary>Half of those that completed took no longer, to within a few percent.</summary>
        public required long? P50Ms { get; init; }

        /// <summary>95 of 100 took no longer, to within a few percent.</summary>
        public required long? P95Ms { get; init; }

        /// <summary>Half of the newest streamed texts began within this time; null where none was streamed.</summary>
        public long? FirstTokenP50Ms { get; init; }

        public static ModelStats Of(string slug, UsageSum sum) => new()
        {
            Slug = slug,
            Requests = sum.Generations,
            Completed = sum.Completed,
            Failed = sum.Generations - sum.Completed,
            P50Ms = sum.Times.Quantile(0.5),
            P95Ms = sum.Times.Quantile(0.95),
        };
    }
}
