using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Providers;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi.Responses;

/// <summary><c>GET /v1/responses/{id}</c>: a stored response.</summary>
internal static class GetResponse
{
    public static async Task<Results<VendorReply<ResponseReply>, ApiError>> Handle(string id, Caller caller, ResponseHistory history)
    {
        if (await history.FindAsync(caller.Account, id) is not { } found)
        {
            return Missing(id);
        }

        var (generation, request) = found;
        var reply = !generation.State.IsFinal() ? ResponseReply.Begun(generation, request)
            : FailedGeneration.ErrorOf(generation) is { } error ? ResponseReply.Failed(generation, request, new(error.Code, error.Message.En))
            : ResponseReply.Ended(generation, request);
        return new VendorReply<ResponseReply>(reply, generation);
    }

    /// <summary>The same error for what does not exist, was not stored, and belongs to another account.</summary>
    public static ApiError Missing(string id) => ApiErrors.NotFound($"There is no stored response '{Excerpt.Of(id)}'.", $"Сохранённого ответа '{Excerpt.Of(id)}' нет.");
}
