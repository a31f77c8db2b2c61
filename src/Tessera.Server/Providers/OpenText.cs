using Microsoft.Extensions.Options;
using Tessera.Providers;

namespace Tessera.Server.Providers;

/// <summary>Opens a text at the first of its routes that begins it: until then nothing has reached the caller.</summary>
internal sealed class OpenText(ProviderInvoker providers, Failover failover, IOptions<RoutingOptions> options)
{
    /// <summary>The text that has begun, to be disposed together with its slot, or the failure after which no other route was asked.</summary>
    public Task<RouteResult<OpenedText>> OpenAsync(IReadOnlyList<ServingRoute> routes, TextCall call, CancellationToken ct) => failover.RunAsync(
        routes, (route, limited) => OpenedText.OpenAsync(providers.StreamAsync(route, route.ToCall(call), limited), limited), options.Value.SlotWait, ct);
}
