using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Accounts;

/// <summary><c>POST /api/v2/auth/register</c>: creates an account on the smallest plan and signs it in.</summary>
internal static class Register
{
    public static async Task<Results<Created<SignedIn>, ApiError>> Handle(
        RegisterRequest request, SignInOrigin origin, SelfRegistration registration, TokenPairIssuer reply)
    {
        var registered = await registration.TryAsync(request, origin.Address);
        if (registered.IsError)
        {
            return registered.Error;
        }

        var opened = await reply.OpenAsync(registered.Value.Account, origin);
        return opened.IsError ? opened.Error : TypedResults.Created("/api/v2/user/me", opened.Value with { IsNewUser = registered.Value.IsNew });
    }
}
