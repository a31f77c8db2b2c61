using Microsoft.AspNetCore.Connections;

namespace Tessera.Server.Hosting;

/// <summary>
/// Closes new connections while the limit of open connections, counted over all listening addresses, is reached. The admin
/// socket is not counted, so its commands work even when no other connection is free.
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
