using Tessera.Providers;

namespace Tessera.Server.Providers;

/// <summary>One route that was asked for a call.</summary>
/// <param name="Provider">Its provider.</param>
/// <param name="Credential">The credential that was used.</param>
/// <param name="At">When it was asked.</param>
/// <param name="Took">How long it took to answer.</param>
/// <param name="Failure">Why it did not accept the call; null when it did.</param>
internal sealed record RouteAttempt(string Provider, string? Credential, DateTimeOffset At, TimeSpan Took, ProviderFailure? Failure);
