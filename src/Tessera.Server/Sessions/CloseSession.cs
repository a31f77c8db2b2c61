using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Sessions;

/// <summary><c>DELETE /api/v2/session</c>: signs the browser out. Repeating the call is not an error.</summary>
internal static class CloseSession
{
    public static async Task<Results<NoContent, ApiError>> Handle(SessionCookie cookie, OptionalCredentials credentials, SignInStore signIns)
    {
        var found = await credentials.AuthenticateAsync();
        if (found.Error is { Status: not StatusCodes.Status401Unauthorized } refusal)
        {
            return refusal;
        }

        if (found.Value?.SignIn is { } signIn)
        {
            await signIns.EndAsync(signIn);
        }

        cookie.Delete();
        return TypedResults.NoContent();
    }
}
