using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Tessera.Server.Hosting;

/// <summary>
/// Accepts connections only while there are files for them. <see cref="ConnectionLimit"/> closes those beyond the limit, but in a
/// burst they are accepted faster than they are closed, and a process without files ends. What is not accepted waits in the system's
/// queue. The admin socket is not bounded.
/// </summary>
/// <param name="sockets">Accepts them.</param>
/// <param name="most">How many may be open.</param>
/// <param name="adminSocket">The path of the admin socket.</param>
internal sealed class BoundedTransport(SocketTransportFactory sockets, int most, string adminSocket)
    : IConnectionListenerFactory, IConnectionListenerFactorySelector, IDisposable
{
    /// <summary>How many more may be closing.</summary>
    private const int MaxClosing = 64;

    private readonly SemaphoreSlim _room = new((int)Math.Min((long)most + Math.Clamp(most / 2, 1, MaxClosing), int.MaxValue));

    public bool CanBind(EndPoint endpoint) => sockets.CanBind(endpoint);

    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var listener = await sockets.BindAsync(endpoint, cancellationToken);
        return endpoint.ToString() == adminSocket ? listener : new Listener(listener, _room);
    }

    public void Dispose() => _room.Dispose();

    private sealed class Listener(IConnectionListener inner, SemaphoreSlim room) : IConnectionListener
    {
        private readonly CancellationTokenSource _unbound = new();

        public EndPoint EndPoint => inner.EndPoint;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            try
            {
                await room.WaitAsync(_unbound.Token);
            }
            catch (OperationCanceledException)
            {
                return null;
            }

            var connection = await inner.AcceptAsync(cancellationToken);
            if (connection is null)
            {
                room.Release();
            }
            else
            {
                // Fires once, after the socket was closed.
                connection.ConnectionClosed.UnsafeRegister(static room => ((SemaphoreSlim)room!).Release(), room);
            }

            return connection;
        }

        public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            await _unbound.CancelAsync();
            await inner.UnbindAsync(cancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            await inner.DisposeAsync();
            _unbound.Dispose();
        }
    }
}
