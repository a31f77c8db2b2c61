using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Http;

namespace Tessera.Server.Accounts;

/// <summary><c>POST /api/v2/auth/login</c>: email and password for a pair of tokens.</summary>
internal static class Login
{
    public static async Task<Results<Ok<SignedIn>, ApiError>> Handle(HttpContext context, PasswordSignIn signIn)
    {
        var (body, malformed) = await StrictJson.ReadObjectAsync(context);
        if (malformed is not null)
        {
            return malformed;
        }

        var members = new JsonMembers(body, "email", "password");
        var email = Emails.Normalise(members.RequiredText("email", 1, Emails.Longest));
        var password = members.Secret("password", Passwords.Longest) ?? "";
        if (members.Error is { } invalid)
        {
            return invalid;
        }

        var signedIn = await signIn.TryAsync(email, password, context.Connection.RemoteIpAddress);
        return signedIn.IsError ? signedIn.Error : TypedResults.Ok(signedIn.Value);
    }
}
