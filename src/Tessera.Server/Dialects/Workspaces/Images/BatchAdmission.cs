using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.Workspaces.Images;

/// <summary>
/// Determines how many images of a call fit, before the first starts. The guarded statements that admit each one decide;
/// this makes the answer of a call that is alone the one it expects: as many as the quota has room for, all of them paid.
/// </summary>
internal sealed class BatchAdmission(LedgerStore ledger, PlanCatalog plans, TimeProvider time)
{
    /// <summary>How many fit, and why not all of them.</summary>
    public async Task<(int Count, ApiError? Refusal)> FitAsync(WorkspaceCaller caller, ImagesCall call)
    {
        if (caller.Caller.IsTest)
        {
            return (call.Count, null);
        }

        var (quota, now) = (caller.Workspace.Quota, time.GetUtcNow());
        var fitting = (int)Math.Min(call.Count, quota.Left(now));
        var refusal = fitting < call.Count ? WorkspaceErrors.QuotaSpent(quota, now) : null;
        if (fitting > 1 && await CannotPayAsync(caller, call, fitting, now) is { } unpaid)
        {
            return (0, unpaid);
        }

        return (fitting, refusal);
    }

    private async Task<ApiError?> CannotPayAsync(WorkspaceCaller caller, ImagesCall call, int count, DateTimeOffset now)
    {
        var wallet = await ledger.GetWalletAsync(caller.Workspace.Account);
        var plan = plans.Find(wallet.Plan);
        if (plan is null || !plans.Admits(plan, call.Offered.Model) || wallet.PlanEndsAt <= now)
        {
            // The admission of the first image reports this.
            return null;
        }

        var options = OptionResolver.Resolve(call.Offered.Model, GenerateBatch.Options(call, call.Seed ?? 0)).Values;
        var price = PriceCalculator.Exact(call.Offered.Model, options, new PriceBasis(call.Prompt.Length, null)).Tokens;
        var required = checked(price * count);
        return required > wallet.Available ? AdmissionErrors.InsufficientTokens(required, wallet.Available) : null;
    }
}
