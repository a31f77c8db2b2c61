using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Accounts;

/// <summary><c>POST /api/v2/auth/login</c>: exchanges an email and password for a pair of tokens.</summary>
internal static class Login
{
    public static async Task<Results<Ok<SignedIn>, ApiError>> Handle(LoginRequest request, SignInOrigin origin, PasswordSignIn signIn, TokenPairIssuer reply)
    {
        var account = await signIn.TryAsync(request.Email, request.Password, origin.Address);
        var signedIn = await account.ThenAsync(found => reply.OpenAsync(found, origin));
        return signedIn.IsError ? signedIn.Error : TypedResults.Ok(signedIn.Value);
    }
}
