namespace Tessera.Providers;

/// <summary>
/// An optional capability of a connector: a call that checks its credential and address, costs nothing and
/// changes nothing, for example the list of models. The connector's own class implements it.
/// </summary>
public interface IProviderCheck
{
    /// <summary>
    /// Null if the provider accepted the credential, or why it did not. The server handles transport exceptions, as in
    /// every call.
    /// </summary>
    Task<ProviderFailure?> CheckAsync(CancellationToken ct);
}
