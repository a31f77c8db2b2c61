using Tessera.Providers;

namespace Tessera.Server.Providers;

/// <summary>The route that accepted a call and its result, or the failure after which no other route was asked.</summary>
/// <param name="Route">The route that accepted the call, or the last that refused it.</param>
/// <param name="Value">What it returned; null where all failed.</param>
/// <param name="Failure">Null where one accepted the call.</param>
/// <param name="Slot">The slot at its credential, to be released when the work has ended.</param>
internal sealed record RouteResult<T>(ServingRoute Route, T? Value, ProviderFailure? Failure, IDisposable? Slot) : IDisposable
{
    /// <summary>Every route that was asked, in order.</summary>
    public IReadOnlyList<RouteAttempt> Attempts { get; init; } = [];

    public void Dispose() => Slot?.Dispose();
}
