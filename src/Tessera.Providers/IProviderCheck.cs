namespace Tessera.Providers;

/// <summary>
/// What a connector may offer besides its work: a call that proves its credential and address, costs nothing and
/// changes nothing, for example the list of models. The connector's own class implements it.
/// </summary>
public interface IProviderCheck
{
    /// <summary>
    /// Null when the provider accepted the credential, or why it did not. Transport exceptions are the server's, as in
    /// every other call.
    /// </summary>
    Task<ProviderFailure?> CheckAsync(CancellationToken ct);
}
