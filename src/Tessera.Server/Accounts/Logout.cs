using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Accounts;

/// <summary>
/// <c>POST /api/v2/auth/logout</c>: ends the sign-in of the refresh token in the body or of the access token in the header.
/// Both of its tokens are refused once the reply is sent. Repeating the call is not an error.
/// </summary>
internal static class Logout
{
    public static async Task<Results<NoContent, ApiError>> Handle(LogoutRequest request, OptionalCredentials credentials, SignInStore signIns)
    {
        if (request.RefreshToken is { } token)
        {
            await signIns.EndAsync(token);
            return TypedResults.NoContent();
        }

        var found = await credentials.AuthenticateAsync();
        if (found.Value?.SignIn is not { } signIn)
        {
            return found.Error ?? ApiErrors.NotAuthenticated();
        }

        await signIns.EndAsync(signIn);
        return TypedResults.NoContent();
    }
}
