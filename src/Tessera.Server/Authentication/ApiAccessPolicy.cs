using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Ledger;

namespace Tessera.Server.Authentication;

/// <summary>Only some plans include API access; on the others, creating and using keys is refused.</summary>
internal sealed class ApiAccessPolicy(PlanCatalog plans, LedgerStore ledger)
{
    /// <summary>The refusal for an account, or null.</summary>
    public async Task<ApiError?> CheckAsync(AccountId account, DateTimeOffset now)
    {
        var wallet = await ledger.GetWalletAsync(account);
        return Check(!wallet.PlanRenews && wallet.PlanEndsAt <= now ? null : wallet.Plan);
    }

    /// <summary>
    /// The refusal, or null when the plan includes API access. Null, a plan that has ended, counts as the smallest plan.
    /// </summary>
    public ApiError? Check(string? slug)
    {
        var plan = slug is null ? plans.All[0] : plans.Find(slug) ?? plans.All[0];
        if (plan.HasApi)
        {
            return null;
        }

        var allowed = plans.All.Where(other => other.HasApi).Select(other => other.Slug).ToList();
        return new ApiError(StatusCodes.Status403Forbidden, "insufficient_plan", new(
            $"The plan '{plan.Slug}' has no API access; API keys need {string.Join(" or ", allowed)}.",
            $"Тариф «{plan.Slug}» не включает API; ключи доступны на тарифах: {string.Join(", ", allowed)}."))
        {
            Details = new { plan = plan.Slug, allowed },
        };
    }
}
