using Microsoft.Extensions.Options;
using Tessera.Providers;

namespace Tessera.Server.Providers;

/// <summary>Begins a text with the first of its candidates that gives words: until then nothing has reached the caller.</summary>
internal sealed class OpenText(ProviderInvoker providers, Failover failover, IOptions<RoutingOptions> options)
{
    /// <summary>The text that has begun, to be disposed with its place, or the failure after which nobody else was asked.</summary>
    public Task<Served<OpenedText>> OpenAsync(IReadOnlyList<ServingRoute> candidates, TextCall call, CancellationToken ct) =>
        failover.RunAsync<OpenedText>(
            candidates,
            async (route, limited) =>
            {
                var text = new OpenedText(providers.StreamAsync(route, route.ToCall(call), limited).GetAsyncEnumerator(limited));
                var isOpen = false;
                try
                {
                    var failure = await text.BeginAsync(limited);
                    isOpen = failure is null;
                    return isOpen ? new Attempt<OpenedText>(text, null) : new Attempt<OpenedText>(null, failure);
                }
                finally
                {
                    if (!isOpen)
                    {
                        await text.DisposeAsync();
                    }
                }
            },
            options.Value.SlotWait,
            ct);
}
