namespace Tessera.Providers;

/// <summary>Why a provider did not deliver.</summary>
/// <param name="Kind">What the server does next.</param>
/// <param name="Message">A sentence for the user, in our words: no host, no key, no provider text that could hold one.</param>
/// <param name="RetryAfter">How long the provider asks to wait, where it says so.</param>
public sealed record ProviderFailure(FailureKind Kind, string Message, TimeSpan? RetryAfter = null);
