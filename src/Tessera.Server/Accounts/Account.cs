using Tessera.Server.Ledger;

namespace Tessera.Server.Accounts;

/// <summary>
/// An account's identity; its balances are in its wallet. The email is lower-case and null for an owner who gave none.
/// </summary>
internal sealed record Account(AccountId Id, string? Email, string Username, bool IsOwner, DateTimeOffset CreatedAt)
{
    /// <summary>The password hash; null for an account that only uses API keys.</summary>
    public string? PasswordHash { get; init; }
}
