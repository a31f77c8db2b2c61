using Microsoft.AspNetCore.Connections.Features;

namespace Tessera.Server.Authentication;

/// <summary>
/// The hash of the key in the connection's last request. Kestrel returns the same string for an unchanged header, so only the
/// first request of a connection computes the hash; every request still checks that the key is valid.
/// </summary>
internal static class ConnectionKey
{
    private static readonly object Item = new();

    public static ApiKeyHash HashOf(HttpContext context, string header, ReadOnlySpan<char> key)
    {
        if (context.Features.Get<IConnectionItemsFeature>()?.Items is not { } items)
        {
            return ApiKeyHash.Of(key);
        }

        // HTTP/2 serves several requests of one connection concurrently.
        lock (items)
        {
            if (items.TryGetValue(Item, out var last) && last is Hashed hashed && ReferenceEquals(hashed.Header, header))
            {
                return hashed.Hash;
            }

            var hash = ApiKeyHash.Of(key);
            items[Item] = new Hashed(header, hash);
            return hash;
        }
    }

    private sealed record Hashed(string Header, ApiKeyHash Hash);
}
