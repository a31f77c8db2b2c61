using Tessera.Server.Ledger;

namespace Tessera.Server.Accounts;

/// <summary>An account's identity; its balances are in its wallet. The email is in lower case; the owner may have none.</summary>
internal sealed record Account(AccountId Id, string? Email, string Username, bool IsOwner, DateTimeOffset CreatedAt)
{
    /// <summary>The hash of the password; null for an account that has only keys.</summary>
    public string? PasswordHash { get; init; }
}
