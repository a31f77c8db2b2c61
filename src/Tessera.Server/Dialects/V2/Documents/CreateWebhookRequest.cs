using System.ComponentModel.DataAnnotations;

namespace Tessera.Server.Dialects.V2.Documents;

/// <summary>Where to tell what.</summary>
internal sealed record CreateWebhookRequest
{
    /// <summary>An https or http URL on the public internet, without user name and password.</summary>
    [StringLength(2048, MinimumLength = 1)]
    public required string Url { get; init; }

    /// <summary>generation.completed, generation.failed, balance.low; at least one.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>Your own words for it.</summary>
    [StringLength(200)]
    public string? Description { get; init; }
}
