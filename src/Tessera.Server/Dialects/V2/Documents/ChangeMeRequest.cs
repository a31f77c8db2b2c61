using System.ComponentModel.DataAnnotations;

namespace Tessera.Server.Dialects.V2.Documents;

/// <summary>What to change of the account; what is absent stays.</summary>
internal sealed record ChangeMeRequest
{
    /// <summary>The name to show.</summary>
    public string? Username { get; init; }

    /// <summary>The balance below which the webhook <c>balance.low</c> is sent; 0 or null is never.</summary>
    [Range(0, 1_000_000_000_000_000)]
    public long? LowBalanceThreshold { get; init; }
}
