using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Generations.Outcome;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Fal;

/// <summary><c>GET …/requests/{id}</c>: the result of a request.</summary>
internal static class GetFalResult
{
    public static async Task<Results<FalReply<FalOutput>, ApiError>> Handle(
        string owner, string alias, string id, Caller caller, Batches batches, FalReplies replies) =>
        await batches.FindAsync(caller.Account, id) is { } batch ? replies.ToResult(batch) : ApiErrors.NoSuchGeneration();
}
