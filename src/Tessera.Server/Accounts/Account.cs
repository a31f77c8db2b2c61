using Tessera.Server.Ledger;

namespace Tessera.Server.Accounts;

/// <summary>A user: who he is. What he holds is his wallet. The email is in lower case; the owner may have none.</summary>
internal sealed record Account(AccountId Id, string? Email, string Username, bool IsOwner, DateTimeOffset CreatedAt)
{
    /// <summary>The stored form of his password; null where only keys sign in.</summary>
    public string? PasswordHash { get; init; }
}
