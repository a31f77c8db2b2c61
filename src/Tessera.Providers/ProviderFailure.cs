namespace Tessera.Providers;

/// <summary>Why a provider failed.</summary>
/// <param name="Kind">The kind, which determines what the server does next.</param>
/// <param name="Message">
/// A sentence for the user, without host or key. The text is ours, except that for an invalid request the provider's
/// message says which value is wrong.
/// </param>
/// <param name="RetryAfter">The wait that the provider requests, if any.</param>
public sealed record ProviderFailure(FailureKind Kind, string Message, TimeSpan? RetryAfter = null)
{
    /// <summary>Whether the provider exceeded its time limit, whatever the kind.</summary>
    public bool IsTimeout { get; init; }
}
