using Microsoft.Extensions.Options;
using Tessera.Server.Configuration;

namespace Tessera.Server.Hosting;

/// <summary>
/// How this node leaves. Told to stop, it says so on <c>/health/ready</c> and goes on serving for <c>Tessera:DrainFor</c>, so
/// that a load balancer sends its clients elsewhere; each reply then closes its connection. After that nobody new is let in
/// and who waits for a generation is told how it stands.
/// </summary>
internal sealed class Draining(IOptions<ServerOptions> options, TimeProvider time) : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private volatile bool _hasBegun;

    /// <summary>Whether the node is about to stop.</summary>
    public bool HasBegun => _hasBegun;

    /// <summary>Canceled when no more calls are taken: what is only waited for is not waited for any longer.</summary>
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
