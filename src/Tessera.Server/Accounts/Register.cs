using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Http;

namespace Tessera.Server.Accounts;

/// <summary>
/// <c>POST /api/v2/auth/register</c>: creates an account on the smallest plan and signs it in. If the email already has an
/// account, the password signs in to it or is refused as <c>login</c> refuses it. Either way one registration is counted and
/// one password hash is computed, so the reply does not reveal whether the account existed.
/// </summary>
internal static class Register
{
    private const string Me = "/api/v2/user/me";

    public static async Task<Results<Created<SignedIn>, ApiError>> Handle(
        RegisterRequest request, HttpContext context, RegistrationPolicy registrations, AccountStore accounts, PasswordSignIn signIn, SelfRegistration registered)
    {
        if (!registrations.AreOpen)
        {
            return AccountErrors.RegistrationClosed();
        }

        var from = context.Connection.RemoteIpAddress;
        if (registrations.TryBegin(from) is { } wait)
        {
            return AccountErrors.TooManyRegistrations(wait);
        }

        if (await accounts.FindAsync(request.Email) is not null)
        {
            var signedIn = await signIn.TryAsync(request.Email, request.Password, from);
            return signedIn.IsError ? signedIn.Error : TypedResults.Created(Me, signedIn.Value);
        }

        return await registered.TryOpenAsync(request.Email, request.Username, request.Password) is { } opened
            ? TypedResults.Created(Me, opened)
            : AccountErrors.WrongPassword();
    }
}
