using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Accounts;

/// <summary><c>POST /api/v2/auth/refresh</c>: exchanges a refresh token, valid once, for the next pair.</summary>
internal static class Refresh
{
    public static async Task<Results<Ok<SignedIn>, ApiError>> Handle(
        RefreshRequest request, ClientAddress client, SignInStore signIns, AccountStore accounts, TokenPairIssuer reply, CredentialThrottle failures)
    {
        if (failures.WaitOf(client.Value) is { } wait)
        {
            return CredentialErrors.TooManyUnknown(wait);
        }

        if (await signIns.RefreshAsync(request.RefreshToken) is SignInStore.RefreshOutcome.Renewed renewed && await accounts.FindAsync(renewed.Account) is { } account)
        {
            return TypedResults.Ok(await reply.MakeAsync(account, renewed.SignIn, renewed.Next));
        }

        failures.Add(client.Value);
        return AccountErrors.BadRefreshToken();
    }
}
