using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Accounts;

/// <summary><c>POST /api/v2/auth/register</c>: an account on the smallest plan, signed in.</summary>
internal static class Register
{
    public static async Task<Results<Created<SignedIn>, ApiError>> Handle(
        HttpContext context,
        IOptions<AccountOptions> options,
        Passwords passwords,
        PlanCatalog plans,
        Database database,
        SignInReply reply,
        TimeProvider time)
    {
        if (!options.Value.AllowRegistration)
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

        var account = new NewAccount(email, username ?? email.Split('@')[0], passwords.Hash(password));
        var now = time.GetUtcNow();
        return await database.WriteAsync(session => OpenAccount.TryAsync(session, account, plans.All[0], now)) is { } id
            ? TypedResults.Created(
                "/api/v2/user/me",
                await reply.OpenAsync(new Account(id, email, account.Username, IsOwner: false, now)) with { IsNewUser = true })
            : AccountErrors.EmailTaken(email);
    }
}
