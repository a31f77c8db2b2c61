using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Admin;

/// <summary><c>admin account create</c>: an account on a plan that renews each month.</summary>
internal static class CreateAccount
{
    public static async Task<Results<Created<AccountRow>, ApiError>> Handle(
        HttpContext context, AccountRows accounts, PlanCatalog plans, Passwords passwords, Database database, TimeProvider time)
    {
        var (body, malformed) = await StrictJson.ReadObjectAsync(context);
        if (malformed is not null)
        {
            return malformed;
        }

        var members = new JsonMembers(body, "email", "username", "plan", "password");
        var email = Emails.Read(members);
        var username = members.Text("username", 1, AccountErrors.LongestUsername);
        var plan = AdminErrors.ReadPlan(members, plans, members.Text("plan", 1, 40) ?? plans.All[0].Slug);
        var password = Passwords.Read(members);
        if (members.Error is { } invalid || plan is null)
        {
            return members.Error ?? ApiErrors.Internal();
        }

        var account = new NewAccount(email, username ?? email.Split('@')[0], password is null ? null : passwords.Hash(password));
        var now = time.GetUtcNow();
        var id = await database.WriteAsync(session => OpenAccount.TryAsync(session, account, plan, now));
        return id is { } added
            ? TypedResults.Created((string?)null, await accounts.GetAsync(added))
            : AdminErrors.EmailTaken(email);
    }
}
