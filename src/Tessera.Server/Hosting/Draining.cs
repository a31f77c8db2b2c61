using Microsoft.Extensions.Options;
using Tessera.Server.Configuration;

namespace Tessera.Server.Hosting;

/// <summary>
/// Drains this node. After the signal to stop, <c>/health/ready</c> fails and the node serves for another
/// <c>Tessera:DrainFor</c>, so that a load balancer moves its clients; each reply closes its connection. Then new requests
/// are refused, and requests that wait for a generation are answered with its current state.
/// </summary>
internal sealed class Draining(IOptions<ServerOptions> options, TimeProvider time) : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private volatile bool _hasBegun;

    /// <summary>Whether the node is about to stop.</summary>
    public bool HasBegun => _hasBegun;

    /// <summary>Canceled when no more requests are accepted: requests that only wait stop waiting.</summary>
    public CancellationToken Closing => _closing.Token;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _hasBegun = true;
        if (options.Value.DrainFor > TimeSpan.Zero)
        {
            await Task.Delay(options.Value.DrainFor, time, cancellationToken);
        }

        await _closing.CancelAsync();
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _closing.Dispose();
}
