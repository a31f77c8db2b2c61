namespace Tessera.Server.Tests.Storage;

public sealed class NotificationsTests
{
    [Fact]
    public async Task A_database_may_announce_until_it_is_closed_after_everything_that_listens()
    {
        var server = await TestServer.StartAsync();
        var announcements = server.Database.Notifications;

        await server.DisposeAsync();

        Should.NotThrow(announcements.PublishResync);
    }
}
