namespace Tessera.Providers;

/// <summary>Why a provider did not deliver.</summary>
/// <param name="Kind">What the server does next.</param>
/// <param name="Message">
/// A sentence for the user, without host or key. It is ours, except that for a request refused as invalid the provider's
/// message says which value is wrong.
/// </param>
/// <param name="RetryAfter">How long the provider asks to wait, where it says so.</param>
public sealed record ProviderFailure(FailureKind Kind, string Message, TimeSpan? RetryAfter = null)
{
    /// <summary>Whether the provider took longer than it may. A failure of any kind may be one; no other is to be called so.</summary>
    public bool IsTimeout { get; init; }
}
