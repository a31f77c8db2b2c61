using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Http;

namespace Tessera.Server.Admin.Accounts;

/// <summary><c>GET accounts/{account}</c>: one account, by its number or email.</summary>
internal static class GetAccount
{
    public static async Task<Results<Ok<AccountRow>, ApiError>> Handle(string account, AccountStore accounts, AccountRows rows) =>
        await accounts.FindByReferenceAsync(account) is { } found && await rows.FindAsync(found.Id) is { } row
            ? TypedResults.Ok(row)
            : AdminErrors.NoSuchAccount(account);
}
