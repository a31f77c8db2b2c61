using Npgsql;
using Tessera.Server.Storage;
using Tessera.Server.Storage.Postgres;

namespace Tessera.Server.Tests.Storage.Postgres;

[OneEngine]
public sealed class PostgresListenerTests
{
    /// <summary>The driver loses some of the cancellations that come while a wait begins.</summary>
    [Fact]
    public async Task It_ends_whenever_it_is_stopped()
    {
        using var database = TestDatabase.Postgres;
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        for (var round = 0; round < 500; round++)
        {
            var notifications = new Notifications();
            var begins = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            notifications.Subscribe("any", _ => begins.TrySetResult());
            var listener = new PostgresListener(source, notifications, () => 0);
            await begins.Task;

            Thread.SpinWait(round * 10);
            await listener.DisposeAsync();
        }
    }
}
