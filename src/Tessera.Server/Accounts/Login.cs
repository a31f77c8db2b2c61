using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Http;

namespace Tessera.Server.Accounts;

/// <summary><c>POST /api/v2/auth/login</c>: exchanges an email and password for a pair of tokens.</summary>
internal static class Login
{
    public static async Task<Results<Ok<SignedIn>, ApiError>> Handle(LoginRequest request, HttpContext context, PasswordSignIn signIn)
    {
        var signedIn = await signIn.TryAsync(request.Email, request.Password, context.Connection.RemoteIpAddress);
        return signedIn.IsError ? signedIn.Error : TypedResults.Ok(signedIn.Value);
    }
}
