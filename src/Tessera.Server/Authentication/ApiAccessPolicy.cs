using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Ledger;

namespace Tessera.Server.Authentication;

/// <summary>API access is part of some plans only: making a key and using one are refused on the others.</summary>
internal sealed class ApiAccessPolicy(PlanCatalog plans, LedgerStore ledger)
{
    /// <summary>The refusal for an account, or null.</summary>
    public async Task<ApiError?> CheckAsync(AccountId account, DateTimeOffset now)
    {
        var wallet = await ledger.GetWalletAsync(account);
        return Check(!wallet.PlanRenews && wallet.PlanEndsAt <= now ? null : wallet.Plan);
    }

    /// <summary>The refusal, or null where the plan has API access. A plan that has ended, null, is the smallest.</summary>
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
