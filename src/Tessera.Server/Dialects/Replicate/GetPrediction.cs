using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations.Outcome;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Replicate;

/// <summary><c>GET /predictions/{id}</c>.</summary>
internal static class GetPrediction
{
    public static async Task<Results<VendorReply<Prediction>, ApiError>> Handle(string id, Caller caller, Batches batches, PredictionReplies replies) =>
        await batches.FindAsync(caller.Account, id) is { } batch
            ? new VendorReply<Prediction>(replies.Of(batch), batch)
            : ApiErrors.NoSuchGeneration();
}
