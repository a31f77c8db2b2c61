using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Generations.Outcome;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Fal;

/// <summary><c>GET …/requests/{id}/status/stream</c>: an event whenever the status changes; the last one is <c>COMPLETED</c>.</summary>
internal static class StreamFalStatus
{
    public static async Task<Results<FalStatusStreams.Events, ApiError>> Handle(
        string owner, string alias, string id, LogsQuery query, Caller caller, Batches batches, FalStatusStreams streams) =>
        await batches.FindAsync(caller.Account, id) is { } batch
            ? streams.Of($"{owner}/{alias}", batch, caller, query.WithLogs)
            : ApiErrors.NoSuchGeneration();
}
