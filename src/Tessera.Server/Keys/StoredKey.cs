using Tessera.Server.Authentication;
using Tessera.Server.Ledger;

namespace Tessera.Server.Keys;

/// <summary>A key's row, for key management.</summary>
internal sealed record StoredKey(long Id, AccountId Account, ApiKeyHash Hash, KeyGrant Grant)
{
    public required string Prefix { get; init; }

    public required string LastFour { get; init; }

    /// <summary>Tokens held or spent by the key in the current calendar month.</summary>
    public required long BudgetUsed { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? LastUsedAt { get; init; }

    public required DateTimeOffset? RevokedAt { get; init; }
}
