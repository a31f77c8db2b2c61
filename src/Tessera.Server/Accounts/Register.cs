using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Http;

namespace Tessera.Server.Accounts;

/// <summary>
/// <c>POST /api/v2/auth/register</c>: an account on the smallest plan, signed in. An address that has an account is signed in
/// by its password, or refused as <c>login</c> refuses: the reply never says that there is one, counts like any other
/// registration, and costs one hash of a password like any other.
/// </summary>
internal static class Register
{
    private const string Me = "/api/v2/user/me";

    public static async Task<Results<Created<SignedIn>, ApiError>> Handle(
        HttpContext context, Registrations registrations, AccountStore accounts, PasswordSignIn signIn, RegisteredAccounts registered)
    {
        if (!registrations.AreOpen)
        {
            return AccountErrors.RegistrationClosed();
        }

        var (body, malformed) = await StrictJson.ReadObjectAsync(context);
        if (malformed is not null)
        {
            return malformed;
        }

        var members = new JsonMembers(body, "email", "password", "username");
        var email = Emails.Read(members);
        var username = members.Text("username", 1, AccountErrors.LongestUsername);
        var password = Passwords.Read(members) ?? "";
        if (password.Length == 0)
        {
            members.Refuse("password", "`password` is required.");
        }

        if (members.Error is { } invalid)
        {
            return invalid;
        }

        var from = context.Connection.RemoteIpAddress;
        if (registrations.TryBegin(from) is { } wait)
        {
            return AccountErrors.TooManyRegistrations(wait);
        }

        if (await accounts.FindAsync(email) is not null)
        {
            var signedIn = await signIn.TryAsync(email, password, from);
            return signedIn.IsError ? signedIn.Error : TypedResults.Created(Me, signedIn.Value);
        }

        return await registered.TryOpenAsync(email, username, password) is { } opened
            ? TypedResults.Created(Me, opened)
            : AccountErrors.WrongPassword();
    }
}
