using Microsoft.AspNetCore.Connections.Features;

namespace Tessera.Server.Authentication;

/// <summary>
/// The hash of the key that a connection's last request brought. Kestrel hands out the same string for a header that does
/// not change, so only the first request of a connection hashes it; whether the key is valid every request looks up.
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

        // HTTP/2 serves several requests of one connection at a time.
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
