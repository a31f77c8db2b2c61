using System.Net;

namespace Tessera.Server.Authentication;

/// <summary>An API key as it was read from the database at <see cref="ReadAt"/>.</summary>
internal sealed record CachedApiKey(ApiKey Key)
{
    /// <summary>The principal that endpoints receive: one object for all requests with the key.</summary>
    public Caller Caller { get; } = new(Key.Account, Key);

    /// <summary>A timestamp of the monotonic clock, in the units of <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public required long ReadAt { get; init; }

    public required DateTimeOffset? ExpiresAt { get; init; }

    public required DateTimeOffset? RevokedAt { get; init; }

    /// <summary>When the account was suspended.</summary>
    public required DateTimeOffset? SuspendedAt { get; init; }

    /// <summary>The networks from which it may be used; empty allows all.</summary>
    public required IReadOnlyList<IPNetwork> Networks { get; init; }

    /// <summary>The account's plan; null when it had ended.</summary>
    public required string? Plan { get; init; }
}
