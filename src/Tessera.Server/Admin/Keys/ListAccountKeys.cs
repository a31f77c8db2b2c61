using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Http;
using Tessera.Server.Keys;

namespace Tessera.Server.Admin.Keys;

/// <summary><c>admin key list</c>: the keys that are not revoked, of all accounts or of one.</summary>
internal static class ListAccountKeys
{
    public static async Task<Results<Ok<Page>, ApiError>> Handle(string? account, AccountStore accounts, KeyStore keys, TimeProvider time)
    {
        var owner = account is null ? null : await accounts.FindByReferenceAsync(account);
        if (account is not null && owner is null)
        {
            return AdminErrors.NoSuchAccount(account);
        }

        var found = await keys.ListAsync(owner?.Id, time.GetUtcNow());
        return TypedResults.Ok(new Page([.. found.Select(key => new AccountKey(key.Account.Value, KeySummary.Of(key)))]));
    }

    internal sealed record Page(IReadOnlyList<AccountKey> Items);

    /// <summary>A key and its account.</summary>
    internal sealed record AccountKey(long Account, KeySummary Key);
}
