using Tessera.Providers;

namespace Tessera.Server.Providers;

/// <summary>Which route was asked last and how that ended, whatever its result is; the circuit breaker sees no more of a call.</summary>
/// <param name="Route">The route that accepted the call, or the last that refused it.</param>
/// <param name="Failure">Why no other route was asked after it; null where it accepted the call.</param>
internal abstract record RouteOutcome(ServingRoute Route, ProviderFailure? Failure);
