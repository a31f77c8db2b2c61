using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations.Outcome;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Replicate;

/// <summary><c>POST /predictions/{id}/cancel</c>: canceling one that has ended changes nothing.</summary>
internal static class CancelPrediction
{
    public static async Task<Results<VendorReply<Prediction>, ApiError>> Handle(
        string id, Caller caller, Batches batches, PredictionReplies replies, CancellationToken ct)
    {
        if (await batches.FindAsync(caller.Account, id) is not { } before)
        {
            return ApiErrors.NoSuchGeneration();
        }

        var batch = await batches.CancelAsync(before, ct);
        return new VendorReply<Prediction>(replies.Of(batch), batch);
    }
}
