namespace Tessera.Server.Providers;

/// <summary>
/// The origin the operator configured for a provider, for files that the provider says are there. Results are fetched from the
/// public internet only; this one scheme, host and port may be private, because the operator named it.
/// </summary>
/// <param name="http">Reaches this origin and no other, follows no redirect and sends no credential.</param>
/// <param name="address">Where the provider's API is.</param>
internal sealed class OwnOrigin(HttpMessageInvoker http, Uri address)
{
    /// <summary>How to fetch a link of the provider's reply; null when it leads anywhere else.</summary>
    public HttpMessageInvoker? For(Uri link) => HostGuard.IsSameOrigin(link, address) ? http : null;
}
