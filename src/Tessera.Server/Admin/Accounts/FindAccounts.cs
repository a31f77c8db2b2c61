using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Admin.Accounts;

/// <summary><c>GET accounts</c>: a page of the accounts, oldest first.</summary>
internal static class FindAccounts
{
    public static async Task<Ok<Paged<AccountRow>>> Handle(AccountsQuery query, AccountRows accounts)
    {
        var (rows, total) = await accounts.FindAsync(query.Q, query.Skipped, query.Limit);
        return TypedResults.Ok(Paged<AccountRow>.Of(rows, total, query));
    }

    internal sealed record AccountsQuery : PagedQuery, IRequestQuery<AccountsQuery>
    {
        /// <summary>Only accounts with this text in their email or name, or with this number.</summary>
        [StringLength(100, MinimumLength = 1)]
        public string? Q { get; init; }
    }
}
