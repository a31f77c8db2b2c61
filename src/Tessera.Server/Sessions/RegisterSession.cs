using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Sessions;

/// <summary><c>POST /api/v2/session/register</c>: creates an account on the smallest plan and signs the browser in.</summary>
internal static class RegisterSession
{
    public static async Task<Results<Created<SessionReply>, ApiError>> Handle(
        RegisterRequest request, SessionCookie cookie, SignInOrigin origin, SelfRegistration registration, SessionReplies replies)
    {
        if (cookie.Refusal is { } refusal)
        {
            return refusal;
        }

        var registered = await registration.TryAsync(request, origin.Address);
        var opened = await registered.ThenAsync(found => replies.OpenAsync(found.Account, origin, cookie));
        return opened.IsError ? opened.Error : TypedResults.Created("/api/v2/session", opened.Value);
    }
}
