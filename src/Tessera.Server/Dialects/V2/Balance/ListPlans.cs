using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Catalog;

namespace Tessera.Server.Dialects.V2.Balance;

/// <summary><c>GET /api/v2/plans</c>: the plans of this installation; needs no key.</summary>
internal static class ListPlans
{
    public static Ok<Page> Handle(PlanCatalog plans) =>
        TypedResults.Ok(new Page([.. plans.All.Select(PlanFacts.Of)], plans.All.Count));

    /// <param name="Items">The smallest first.</param>
    /// <param name="Total">How many there are.</param>
    internal sealed record Page(IReadOnlyList<PlanFacts> Items, int Total);

    /// <summary>A plan as callers see it; a limit that is null does not exist.</summary>
    internal sealed record PlanFacts
    {
        public required string Slug { get; init; }

        public required string Name { get; init; }

        /// <summary>Its position: a model's <c>min_plan</c> admits that plan and all after it.</summary>
        public required int Rank { get; init; }

        /// <summary>Tokens at the start of each month, which end with it.</summary>
        public required long MonthlyTokens { get; init; }

        /// <summary>Tokens given once, when an account is created.</summary>
        public required long OnceTokens { get; init; }

        public required int? HourlyRequests { get; init; }

        public required int? DailyRequests { get; init; }

        /// <summary>Generations that may be pending at once.</summary>
        public required int MaxPending { get; init; }

        /// <summary>For how many days files are kept.</summary>
        public required int? RetentionDays { get; init; }

        /// <summary>Whether it includes API keys.</summary>
        public required bool HasApi { get; init; }

        public static PlanFacts Of(Plan plan) => new()
        {
            Slug = plan.Slug,
            Name = plan.Name,
            Rank = plan.Rank,
            MonthlyTokens = plan.MonthlyTokens,
            OnceTokens = plan.OnceTokens,
            HourlyRequests = plan.HourlyRequests,
            DailyRequests = plan.DailyRequests,
            MaxPending = plan.MaxPending,
            RetentionDays = plan.RetentionDays,
            HasApi = plan.HasApi,
        };
    }
}
