using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Sessions;

/// <summary><c>POST /api/v2/session</c>: signs a browser in with email and password.</summary>
internal static class OpenSession
{
    public static async Task<Results<Ok<SessionReply>, ApiError>> Handle(
        LoginRequest request, SessionCookie cookie, SignInOrigin origin, PasswordSignIn signIn, SessionReplies replies)
    {
        if (cookie.Refusal is { } refusal)
        {
            return refusal;
        }

        var account = await signIn.TryAsync(request.Email, request.Password, origin.Address);
        var opened = await account.ThenAsync(found => replies.OpenAsync(found, origin, cookie));
        return opened.IsError ? opened.Error : TypedResults.Ok(opened.Value);
    }
}
