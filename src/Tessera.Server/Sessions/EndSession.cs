using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Sessions;

/// <summary><c>DELETE /api/v2/sessions/{id}</c>: signs the account out elsewhere.</summary>
internal static class EndSession
{
    public static async Task<Results<NoContent, ApiError>> Handle(long id, Caller caller, SignInStore signIns) =>
        await signIns.TryEndAsync(caller.Account, new SignInId(id)) ? TypedResults.NoContent() : SessionErrors.NoSuchSession(id);
}
