using Microsoft.AspNetCore.Connections;

namespace Tessera.Server.Hosting;

/// <summary>
/// Closes a new connection where callers have as many as there may be, over all addresses together, until one of them
/// ends. The owner's socket is not counted: its commands work when all connections are taken.
/// </summary>
internal sealed partial class ConnectionLimit(int most, string adminSocket, TimeProvider time, ILogger<ConnectionLimit> logger)
{
    private static readonly TimeSpan SaidEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _saying = new();
    private int _open;
    private long? _saidAt;

    public async Task OnConnectionAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        if (connection.LocalEndPoint?.ToString() == adminSocket)
        {
            await next(connection);
            return;
        }

        try
        {
            if (Interlocked.Increment(ref _open) <= most)
            {
                await next(connection);
            }
            else
            {
                SayNowAndThen();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private void SayNowAndThen()
    {
        lock (_saying)
        {
            if (_saidAt is { } said && time.GetElapsedTime(said) < SaidEvery)
            {
                return;
            }

            _saidAt = time.GetTimestamp();
        }

        LogFull(most);
    }

    [LoggerMessage(LogLevel.Warning, "Callers have {Most} connections open, as many as the limit of open files allows; new ones are closed until one ends.")]
    private partial void LogFull(int most);
}
