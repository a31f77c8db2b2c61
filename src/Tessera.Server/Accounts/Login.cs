using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Tessera.Server.Http;

namespace Tessera.Server.Accounts;

/// <summary><c>POST /api/v2/auth/login</c>: email and password for a pair of tokens.</summary>
internal static class Login
{
    public static async Task<Results<Ok<SignedIn>, ApiError>> Handle(
        HttpContext context, AccountStore accounts, Passwords passwords, SignInFailures failures, SignInReply reply)
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

        var from = context.Connection.RemoteIpAddress;
        if (await failures.BeginAsync(email, from) is { } wait)
        {
            return AccountErrors.TooManyTries(wait);
        }

        var account = await accounts.FindAsync(email);
        var result = passwords.Verify(account, password);
        if (account is null || result == PasswordVerificationResult.Failed)
        {
            return AccountErrors.WrongPassword();
        }

        await failures.SucceedAsync(email, from);
        if (result == PasswordVerificationResult.SuccessRehashNeeded)
        {
            await accounts.SetPasswordHashAsync(account.Id, passwords.Hash(password));
        }

        return TypedResults.Ok(await reply.OpenAsync(account));
    }
}
