using Tessera.Server.Http;
using Tessera.Server.Ledger;

namespace Tessera.Server.Keys;

/// <summary>API access is part of some plans only: making a key and using one are refused on the others.</summary>
internal static class KeysNeedPlan
{
    private static readonly IReadOnlyList<string> WithApi = ["vip", "elite"];

    /// <summary>The plan in force: one that has ended and does not renew is the free one.</summary>
    public static ApiError? Check(Wallet wallet, DateTimeOffset now) =>
        Check(!wallet.PlanRenews && wallet.PlanEndsAt <= now ? "free" : wallet.Plan);

    /// <summary>The refusal, or null where the plan has API access.</summary>
    public static ApiError? Check(string plan) => WithApi.Contains(plan)
        ? null
        : new ApiError(StatusCodes.Status403Forbidden, "insufficient_plan", new(
            $"The plan '{plan}' has no API access; API keys need {string.Join(" or ", WithApi)}.",
            $"Тариф «{plan}» не включает API; ключи доступны на тарифах {string.Join(", ", WithApi)}."))
        {
            Details = new { plan, allowed = WithApi },
        };
}
