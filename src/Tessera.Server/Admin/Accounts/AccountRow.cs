namespace Tessera.Server.Admin.Accounts;

/// <summary>An account with its balances, for administrators.</summary>
internal sealed record AccountRow
{
    public required long Id { get; init; }

    public required string? Email { get; init; }

    public required string Username { get; init; }

    /// <summary>owner, admin, auditor or member.</summary>
    public required string Role { get; init; }

    /// <summary>Whether it may be used; false while it is suspended.</summary>
    public required bool Enabled { get; init; }

    public required DateTimeOffset? SuspendedAt { get; init; }

    public required string Plan { get; init; }

    public required DateTimeOffset? PlanEndsAt { get; init; }

    public required bool PlanRenews { get; init; }

    /// <summary>The tokens available now.</summary>
    public required long TokenBalance { get; init; }

    /// <summary>The tokens set aside for generations in progress.</summary>
    public required long HeldTokens { get; init; }

    /// <summary>The number of keys that are not revoked.</summary>
    public required long Keys { get; init; }

    /// <summary>The number of uploads stored now.</summary>
    public required long UploadFiles { get; init; }

    public required long UploadBytes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
