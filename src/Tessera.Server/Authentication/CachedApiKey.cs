using System.Net;

namespace Tessera.Server.Authentication;

/// <summary>An API key as the database had it at <see cref="ReadAt"/>.</summary>
internal sealed record CachedApiKey(ApiKey Key)
{
    /// <summary>What endpoints receive: one object for all requests made with the key.</summary>
    public Caller Caller { get; } = new(Key.Account, Key);

    /// <summary>A timestamp of the monotonic clock.</summary>
    public required long ReadAt { get; init; }

    public required DateTimeOffset? ExpiresAt { get; init; }

    public required DateTimeOffset? RevokedAt { get; init; }

    /// <summary>The networks from which it may be used; any when empty.</summary>
    public required IReadOnlyList<IPNetwork> Networks { get; init; }

    /// <summary>The account's plan; null when it had ended.</summary>
    public required string? Plan { get; init; }
}
