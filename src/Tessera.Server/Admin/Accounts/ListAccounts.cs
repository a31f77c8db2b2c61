using Microsoft.AspNetCore.Http.HttpResults;

namespace Tessera.Server.Admin.Accounts;

/// <summary><c>admin account list</c>.</summary>
internal static class ListAccounts
{
    public static async Task<Ok<Page>> Handle(AccountRows accounts) => TypedResults.Ok(new Page(await accounts.ListAsync()));

    internal sealed record Page(IReadOnlyList<AccountRow> Items);
}
