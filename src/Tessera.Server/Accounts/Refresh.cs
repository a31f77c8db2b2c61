using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Http;

namespace Tessera.Server.Accounts;

/// <summary><c>POST /api/v2/auth/refresh</c>: a refresh token, good once, for the next pair.</summary>
internal static class Refresh
{
    public static async Task<Results<Ok<SignedIn>, ApiError>> Handle(
        HttpContext context, SignInStore signIns, AccountStore accounts, SignInReply reply, SecretFailures failures)
    {
        var (body, malformed) = await StrictJson.ReadObjectAsync(context);
        if (malformed is not null)
        {
            return malformed;
        }

        var members = new JsonMembers(body, "refresh_token");
        var token = members.RequiredText("refresh_token", 1, RefreshToken.Longest);
        if (members.Error is { } invalid)
        {
            return invalid;
        }

        var from = context.Connection.RemoteIpAddress;
        if (failures.WaitOf(from) is { } wait)
        {
            return AccountErrors.TooManySecrets(wait);
        }

        if (await signIns.RefreshAsync(token) is RefreshOutcome.Renewed renewed && await accounts.FindAsync(renewed.Account) is { } account)
        {
            return TypedResults.Ok(await reply.MakeAsync(account, renewed.SignIn, renewed.Next));
        }

        failures.Add(from);
        return AccountErrors.BadRefreshToken();
    }
}
