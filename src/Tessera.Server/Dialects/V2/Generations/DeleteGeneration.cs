using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Generations;
using Tessera.Server.Generations.History;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary><c>DELETE /generate/{id}</c>: removes a finished generation's file, result and prompt.</summary>
internal static class DeleteGeneration
{
    public static async Task<Results<NoContent, ApiError>> Handle(string id, Caller caller, GenerationDeletion delete)
    {
        if (!GenerationId.TryParse(id, out var number, out _))
        {
            return ApiErrors.NoSuchGeneration();
        }

        return await delete.DeleteAsync(caller.Account, number) is { } error ? error : TypedResults.NoContent();
    }
}
