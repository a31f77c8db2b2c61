using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Sessions;

namespace Tessera.Server.Setup;

/// <summary>
/// <c>POST /api/v2/setup</c>: gives the owner's account its email and password, stores the keys of providers, and signs the
/// browser in. It succeeds once; afterwards it is refused for good.
/// </summary>
internal static class FinishSetup
{
    public static async Task<Results<Created<SessionReply>, ApiError>> Handle(
        SetupRequest request, SetupCaller caller, SetupGuard guard, SessionCookie cookie, SignInOrigin origin, OwnerSetup setup)
    {
        if (cookie.Refusal is { } foreign)
        {
            return foreign;
        }

        if (await guard.CheckAsync(caller, request.Code) is { } refusal)
        {
            return refusal;
        }

        var done = await setup.TryAsync(request, caller, origin, cookie);
        return done.IsError ? done.Error : TypedResults.Created("/api/v2/session", done.Value);
    }
}
