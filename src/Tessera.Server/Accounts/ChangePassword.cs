using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Accounts;

/// <summary>
/// <c>POST /api/v2/user/password</c>: changes the password and ends all other sign-ins. Wrong passwords are counted as those of
/// sign-in are.
/// </summary>
internal static class ChangePassword
{
    public static async Task<Results<NoContent, ApiError>> Handle(
        ChangePasswordRequest request,
        Caller caller,
        SessionCookie cookie,
        ClientAddress client,
        AccountStore accounts,
        PasswordSignIn signIn,
        PasswordChange change)
    {
        if (await accounts.FindAsync(caller.Account) is not { Email: { } email, PasswordHash: not null })
        {
            return AccountErrors.NoPassword();
        }

        var known = await signIn.TryAsync(email, request.Current, client.Value);
        if (known.IsError)
        {
            return known.Error.Status == StatusCodes.Status401Unauthorized ? AccountErrors.WrongCurrent() : known.Error;
        }

        return known.Value.PasswordHash is { } verified && await change.TryAsync(caller, verified, request.New, cookie)
            ? TypedResults.NoContent()
            : AccountErrors.WrongCurrent();
    }
}
