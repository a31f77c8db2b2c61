using System.Collections.Concurrent;
using Tessera.Providers;

namespace Tessera.Server.Providers;

/// <summary>
/// Logs once for each route that its provider does not serve the model: it was shut down, or is not for this account. Every
/// call fails so until the catalogue is changed, and a line for each would hide the rest of the log.
/// </summary>
internal sealed partial class UnusableRoutes(ILogger<UnusableRoutes> logger)
{
    private readonly ConcurrentDictionary<(string Provider, string Model), bool> _logged = new();

    /// <summary>Notes how a call on a route ended.</summary>
    public void Note(ServingRoute route, ProviderFailure? failure)
    {
        if (failure is { Kind: FailureKind.RouteUnusable })
        {
            if (_logged.TryAdd((route.Name, route.UpstreamModel), true))
            {
                LogUnusable(route.Name, route.UpstreamModel);
            }
        }
        else if (failure is null && !_logged.IsEmpty)
        {
            _logged.TryRemove((route.Name, route.UpstreamModel), out _);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Provider} does not serve the model {Model} any more; calls go to the other routes of the catalogue's model, if it has some. Change the route in data/catalog.d, or its provider's address; `admin catalog check` names all such routes. Not logged again while it stays so.")]
    private partial void LogUnusable(string provider, string model);
}
