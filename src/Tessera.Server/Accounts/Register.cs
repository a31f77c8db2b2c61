using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Accounts;

/// <summary>
/// <c>POST /api/v2/auth/register</c>: an account on the smallest plan, signed in. An address that has an account is signed in
/// by its password, or refused as <c>login</c> refuses: the reply never says that there is one, counts like any other
/// registration, and costs one hash of a password like any other.
/// </summary>
internal static class Register
{
    public static async Task<Results<Created<SignedIn>, ApiError>> Handle(
        HttpContext context,
        Registrations registrations,
        AccountStore accounts,
        Passwords passwords,
        PasswordSignIn signIn,
        PlanCatalog plans,
        Database database,
        SignInReply reply,
        TimeProvider time)
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
            return signedIn.IsError ? signedIn.Error : TypedResults.Created("/api/v2/user/me", signedIn.Value);
        }

        var account = new NewAccount(email, username ?? email.Split('@')[0], passwords.Hash(password));
        var now = time.GetUtcNow();
        return await database.WriteAsync(session => OpenAccount.TryAsync(session, account, plans.All[0], now)) is { } id
            ? TypedResults.Created(
                "/api/v2/user/me",
                await reply.OpenAsync(new Account(id, email, account.Username, IsOwner: false, now)) with { IsNewUser = true })
            : AccountErrors.WrongPassword();
    }
}
