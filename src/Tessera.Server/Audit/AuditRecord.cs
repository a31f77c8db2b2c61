using System.Text.Json;

namespace Tessera.Server.Audit;

/// <summary>A row of the audit log.</summary>
internal sealed record AuditRecord
{
    /// <summary>Its number; grows with time.</summary>
    public required long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The account that acted; null for the operator on the command line.</summary>
    public required long? Account { get; init; }

    /// <summary>Its email now.</summary>
    public required string? Email { get; init; }

    /// <summary>Its role at that time: owner or admin; <c>operator</c> for the command line.</summary>
    public required string Role { get; init; }

    /// <summary>What was done, such as <c>account.grant</c>.</summary>
    public required string Act { get; init; }

    /// <summary>What it was done to, such as <c>account 7</c>.</summary>
    public required string Target { get; init; }

    /// <summary>The members that the act changed, as they were; null where there were none.</summary>
    public required JsonElement? Before { get; init; }

    /// <summary>The same members afterwards.</summary>
    public required JsonElement? After { get; init; }

    /// <summary>The address from which the call came; null for the command line.</summary>
    public required string? Ip { get; init; }

    public required string RequestId { get; init; }
}
