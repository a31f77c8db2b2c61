namespace Tessera.Server.Tests.Storage;

public sealed class AnnouncementsTests
{
    [Fact]
    public async Task A_database_may_announce_until_it_is_closed_after_everything_that_listens()
    {
        var server = await TestServer.StartAsync();
        var announcements = server.Database.Announcements;

        await server.DisposeAsync();

        Should.NotThrow(announcements.TellThatSomeWereMissed);
    }
}
