using System.Net;
using Tessera.Server.Http;

namespace Tessera.Server.Authentication;

/// <summary>Whether an existing key may be used: its lifetime and its networks.</summary>
internal static class ApiKeyValidity
{
    /// <summary>Why the key may not be used from this address now, or null.</summary>
    public static ApiError? Check(CachedApiKey key, DateTimeOffset now, IPAddress? from) =>
        CheckLifetime(key, now) ?? (key.Networks.Count == 0 || IsInside(key.Networks, from) ? null : CredentialErrors.NotFromHere(from));

    /// <summary>Why the key has ended, or null.</summary>
    public static ApiError? CheckLifetime(CachedApiKey key, DateTimeOffset now) => key switch
    {
        { RevokedAt: { } revoked } => CredentialErrors.Revoked(revoked),
        { SuspendedAt: not null } => CredentialErrors.Suspended(),
        { ExpiresAt: { } end } when end <= now => CredentialErrors.Expired(end),
        _ => null,
    };

    private static bool IsInside(IReadOnlyList<IPNetwork> networks, IPAddress? from)
    {
        if (from is null)
        {
            return false;
        }

        var address = from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from;
        foreach (var network in networks)
        {
            if (network.Contains(address))
            {
                return true;
            }
        }

        return false;
    }
}
