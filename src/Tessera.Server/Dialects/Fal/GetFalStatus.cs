using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Generations.Outcome;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Fal;

/// <summary><c>GET …/requests/{id}/status</c>: how a request stands.</summary>
internal static class GetFalStatus
{
    public static async Task<Results<FalReply<FalQueueStatus>, ApiError>> Handle(
        string owner, string alias, string id, LogsQuery query, Caller caller, Batches batches, FalReplies replies) =>
        await batches.FindAsync(caller.Account, id) is { } batch
            ? new FalReply<FalQueueStatus>(replies.ToStatus($"{owner}/{alias}", batch, query.WithLogs), batch)
            : ApiErrors.NoSuchGeneration();
}
