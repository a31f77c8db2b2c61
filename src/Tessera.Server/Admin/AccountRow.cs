namespace Tessera.Server.Admin;

/// <summary>An account with its balances, for the operator.</summary>
internal sealed record AccountRow
{
    public required long Id { get; init; }

    public required string? Email { get; init; }

    public required string Username { get; init; }

    public required string Plan { get; init; }

    public required DateTimeOffset? PlanEndsAt { get; init; }

    public required bool PlanRenews { get; init; }

    public required long TokenBalance { get; init; }

    public required long HeldTokens { get; init; }

    public required long Keys { get; init; }

    /// <summary>The number of uploads stored now.</summary>
    public required long UploadFiles { get; init; }

    public required long UploadBytes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
