using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Generations;
using Tessera.Server.Generations.Outcome;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Fal;

/// <summary><c>PUT …/requests/{id}/cancel</c>: cancels a request. One that has ended is answered with 400, as fal does.</summary>
internal static class CancelFal
{
    public static async Task<Results<FalReply<Cancellation>, ApiError>> Handle(
        string owner, string alias, string id, Caller caller, Batches batches, CancellationToken ct)
    {
        if (await batches.FindAsync(caller.Account, id) is not { } before)
        {
            return ApiErrors.NoSuchGeneration();
        }

        var batch = await batches.CancelAsync(before, ct);
        return batch.All.Any(generation => generation.State is GenerationState.Canceled)
            ? new FalReply<Cancellation>(new Cancellation("CANCELLATION_REQUESTED"), batch) { Status = StatusCodes.Status202Accepted }
            : new FalReply<Cancellation>(new Cancellation("ALREADY_COMPLETED"), batch) { Status = StatusCodes.Status400BadRequest };
    }

    /// <param name="Status"><c>CANCELLATION_REQUESTED</c>, or with the status 400 <c>ALREADY_COMPLETED</c>.</param>
    internal sealed record Cancellation(string Status);
}
