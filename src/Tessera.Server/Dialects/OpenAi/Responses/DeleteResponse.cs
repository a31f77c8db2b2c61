using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Generations.History;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi.Responses;

/// <summary><c>DELETE /v1/responses/{id}</c>: deletes a response, and with it the generation from the account's history.</summary>
internal static class DeleteResponse
{
    public static async Task<Results<WireReply<Deleted>, ApiError>> Handle(string id, Caller caller, ResponseHistory history, GenerationDeletion delete)
    {
        if (await history.FindAsync(caller.Account, id) is not { } found)
        {
            return GetResponse.Missing(id);
        }

        return await delete.DeleteAsync(caller.Account, found.Generation.Id) is { } error ? error : new WireReply<Deleted>(new Deleted(id));
    }

    /// <param name="Id">The response.</param>
    internal sealed record Deleted(string Id)
    {
        public string Object { get; } = "response";

        [System.Text.Json.Serialization.JsonPropertyName("deleted")]
        public bool IsDeleted { get; } = true;
    }
}
