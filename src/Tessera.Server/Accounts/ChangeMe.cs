using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Ledger;

namespace Tessera.Server.Accounts;

/// <summary><c>PATCH /api/v2/user/me</c>: another name.</summary>
internal static class ChangeMe
{
    public static async Task<Results<Ok<UserProfile>, ApiError>> Handle(
        HttpContext context, Caller caller, AccountStore accounts, LedgerStore ledger, PlanCatalog plans)
    {
        var (body, malformed) = await StrictJson.ReadObjectAsync(context);
        if (malformed is not null)
        {
            return malformed;
        }

        var members = new JsonMembers(body, "username");
        var username = members.Text("username", 1, AccountErrors.LongestUsername);
        if (members.Error is { } invalid)
        {
            return invalid;
        }

        if (username is not null)
        {
            await accounts.RenameAsync(caller.Account, username);
        }

        return await GetMe.Handle(caller, accounts, ledger, plans);
    }
}
