using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Http;

namespace Tessera.Server.Accounts;

/// <summary>
/// <c>POST /api/v2/auth/logout</c>: ends the sign-in of the refresh token in the body or of the access token in the
/// header. Both its tokens are refused from the reply on. Doing it twice is no error.
/// </summary>
internal static class Logout
{
    public static async Task<Results<NoContent, ApiError>> Handle(HttpContext context, SignInStore signIns, FindCaller callers)
    {
        var (body, malformed) = await JsonMembers.ReadOptionalAsync(context);
        if (malformed is not null)
        {
            return malformed;
        }

        var members = new JsonMembers(body, "refresh_token");
        var token = members.Text("refresh_token", 1, RefreshToken.Longest);
        if (members.Error is { } invalid)
        {
            return invalid;
        }

        if (token is not null)
        {
            await signIns.EndAsync(token);
            return TypedResults.NoContent();
        }

        var answer = await callers.OfAsync(context);
        if (answer.Caller?.SignIn is not { } signIn)
        {
            return answer.Error ?? ApiErrors.NotAuthenticated();
        }

        await signIns.EndAsync(signIn);
        return TypedResults.NoContent();
    }
}
