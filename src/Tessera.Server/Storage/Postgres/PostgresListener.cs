using System.Globalization;
using Npgsql;

namespace Tessera.Server.Storage.Postgres;

/// <summary>
/// Receives the notifications of other nodes by <c>LISTEN</c>, on its own connection. They are lost while that connection is
/// down; once it is back, every listener is called to read again.
/// </summary>
internal sealed class PostgresListener : IAsyncDisposable
{
    public const string Channel = "tessera";

    // The server takes 8,000 bytes a notification.
    private const int MaxInOne = 200;

    private static readonly TimeSpan ReconnectEvery = TimeSpan.FromSeconds(1);

    // The driver loses a cancellation that comes while a wait begins, and would then wait until the next notification.
    private static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource _source;
    private readonly Notifications _notifications;
    private readonly Func<int> _self;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _running;

    /// <param name="source">Where to connect.</param>
    /// <param name="notifications">Where notifications are published on this node.</param>
    /// <param name="self">The backend process id of this node's writer, which has published its own already.</param>
    public PostgresListener(NpgsqlDataSource source, Notifications notifications, Func<int> self)
    {
        _source = source;
        _notifications = notifications;
        _self = self;
        _running = RunAsync();
    }

    public static IEnumerable<string> ToPayloads(IReadOnlyList<Notification> notifications) => notifications
        .Distinct()
        .Chunk(MaxInOne)
        .Select(chunk => string.Join(',', chunk.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Topic}:{one.Id}"))));

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        await Task.Yield();
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(_stopping.Token);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception lost) when (lost is NpgsqlException or IOException or TimeoutException)
            {
                await Task.Delay(ReconnectEvery, CancellationToken.None);
            }
        }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        await using var connection = await _source.OpenConnectionAsync(ct);
        connection.Notification += Hear;
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(ct);
        }

        _notifications.PublishResync();
        while (!ct.IsCancellationRequested)
        {
            await connection.WaitAsync(CheckEvery, ct);
        }
    }

    private void Hear(object sender, NpgsqlNotificationEventArgs heard)
    {
        if (heard.PID != _self())
        {
            _notifications.Publish([.. heard.Payload.Split(',').Select(FromPayload).OfType<Notification>()]);
        }
    }

    private static Notification? FromPayload(string one) =>
        one.Split(':') is [var topic, var id] && long.TryParse(id, CultureInfo.InvariantCulture, out var number)
            ? new Notification(topic, number)
            : null;
}
