using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Http;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.Workspaces.Images;

/// <summary>
/// Determines how many images of a call fit, before the first starts. The guarded statements that admit each one decide;
/// this makes the answer of a call that is alone the one it expects: as many as the quota has room for, all of them paid.
/// </summary>
internal sealed class BatchAdmission(RunBatch batches, TimeProvider time)
{
    /// <summary>How many fit, and why not all of them.</summary>
    /// <param name="caller">The workspace that generates them.</param>
    /// <param name="first">The request for the first; the others cost the same.</param>
    /// <param name="count">How many are requested.</param>
    public async Task<(int Count, ApiError? Refusal)> FitAsync(WorkspaceCaller caller, GenerationRequest first, int count)
    {
        if (caller.Caller.IsTest)
        {
            return (count, null);
        }

        var (quota, now) = (caller.Workspace.Quota, time.GetUtcNow());
        var fitting = (int)Math.Min(count, quota.Left(now));
        var refusal = fitting < count ? WorkspaceErrors.QuotaSpent(quota, now) : null;
        return fitting > 1 && await batches.CannotPayAsync(caller.Caller, first, fitting) is { } unpaid ? (0, unpaid) : (fitting, refusal);
    }
}
