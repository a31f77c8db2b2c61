using System.Net;
using Tessera.Server.Http;
using Tessera.Server.Keys;

namespace Tessera.Server.Authentication;

/// <summary>A key as read from the database, kept in memory by <see cref="ApiKeyCache"/>.</summary>
internal sealed class CachedApiKey(ApiKeyHash hash, ApiKey key, ApiKeyUses uses)
{
    private const long UseResolution = 1000;

    private long _lastUsedAt;
    private int _isNoted;

    public ApiKeyHash Hash => hash;

    public ApiKey Key => key;

    /// <summary>What endpoints get; one object for all requests of the key.</summary>
    public Caller Caller { get; } = new(key.Account, key);

    /// <summary>When it was read, by the clock that is never set.</summary>
    public required long ReadAt { get; init; }

    public required DateTimeOffset? ExpiresAt { get; init; }

    public required DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Where it may be used from; empty is anywhere.</summary>
    public required IReadOnlyList<IPNetwork> Networks { get; init; }

    /// <summary>The account's plan when this was read; null when it had ended.</summary>
    public required string? Plan { get; init; }

    public long LastUsedAt => Volatile.Read(ref _lastUsedAt);

    /// <summary>Why the key may not be used here and now, or null.</summary>
    public ApiError? Refusal(DateTimeOffset now, IPAddress? from) =>
        End(now) ?? (Networks.Count == 0 || IsInside(from) ? null : KeyErrors.NotFromHere(from));

    /// <summary>Why the key may not be used anywhere any more, or null.</summary>
    public ApiError? End(DateTimeOffset now)
    {
        if (RevokedAt is { } revoked)
        {
            return KeyErrors.Revoked(revoked);
        }

        return ExpiresAt is { } end && end <= now ? KeyErrors.Expired(end) : null;
    }

    /// <summary>Notes a use: memory only, written later by <see cref="FlushApiKeyUses"/>.</summary>
    public void Touch(long now)
    {
        if (now - Volatile.Read(ref _lastUsedAt) < UseResolution)
        {
            return;
        }

        Volatile.Write(ref _lastUsedAt, now);
        if (Interlocked.Exchange(ref _isNoted, 1) == 0)
        {
            uses.Add(this);
        }
    }

    /// <summary>The use is about to be written; a later one is noted again.</summary>
    public void Release() => Volatile.Write(ref _isNoted, 0);

    private bool IsInside(IPAddress? from)
    {
        if (from is null)
        {
            return false;
        }

        var address = from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from;
        foreach (var network in Networks)
        {
            if (network.Contains(address))
            {
                return true;
            }
        }

        return false;
    }
}
