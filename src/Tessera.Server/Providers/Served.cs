using Tessera.Providers;

namespace Tessera.Server.Providers;

/// <summary>Who took a call, or the failure after which nobody else was asked.</summary>
/// <param name="Route">Who was asked last.</param>
/// <param name="Value">What he gave; null where all failed.</param>
/// <param name="Failure">Null where one took it.</param>
/// <param name="Place">The place at his credential, to be given back when the work has ended.</param>
internal sealed record Served<T>(ServingRoute Route, T? Value, ProviderFailure? Failure, IDisposable? Place) : IDisposable
{
    public void Dispose() => Place?.Dispose();
}
