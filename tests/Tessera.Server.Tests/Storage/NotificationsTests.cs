using Microsoft.Extensions.Logging;
using Tessera.Server.Generations;
using Tessera.Server.Generations.Jobs;
using Tessera.Server.Storage;

namespace Tessera.Server.Tests.Storage;

public sealed class NotificationsTests
{
    private const string Topic = "test";

    [Fact]
    public async Task A_database_may_notify_until_it_is_closed_after_everything_that_listens()
    {
        var server = await TestServer.StartAsync();
        var notifications = server.Database.Notifications;

        await server.DisposeAsync();

        Should.NotThrow(notifications.PublishResync);
    }

    [Fact]
    public async Task A_listener_that_throws_is_logged_and_neither_fails_the_write_nor_keeps_it_from_other_listeners()
    {
        using var log = new LogWatch();
        await using var server = await TestServer.StartAsync(builder => builder.Logging.AddProvider(log));
        var heard = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Database.Notifications.Subscribe(Topic, _ => throw new InvalidOperationException("The bug of a listener."));
        server.Database.Notifications.Subscribe(Topic, id => heard.TrySetResult(id));

        await NotifyAsync(server.Database, new Notification(Topic, 7));

        (await heard.Task.WaitAsync(TestHttp.Ct)).ShouldBe(7);
        log.Text.ShouldContain("A listener of 'test' failed for 7.");
        log.Text.ShouldContain("The bug of a listener.");
        await NotifyAsync(server.Database, new Notification(Topic, 8));
    }

    [Fact]
    public async Task Stopping_a_generation_does_not_run_its_work_on_the_thread_that_notifies()
    {
        await using var data = new TemporaryDatabase();
        using var running = new RunningGenerations(data.Database).Start(
            new Generation
            {
                Id = new GenerationId(1),
                Account = new(1),
                Category = Catalog.Category.Text,
                Model = "any",
                State = GenerationState.Running,
                Provider = "any",
                CreatedAt = DateTimeOffset.UnixEpoch,
            },
            stop: CancellationToken.None);
        var (stopping, released) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var work = running.Token.Register(() =>
        {
            stopping.SetResult();
            released.Task.Wait(TestHttp.Ct);
            throw new InvalidOperationException("The bug of the work that is stopped.");
        });

        // Completes although the work still holds the thread on which it is stopped.
        await NotifyAsync(data.Database, new Notification(RunningGenerations.Stop, 1));

        await stopping.Task.WaitAsync(TestHttp.Ct);
        running.Token.IsCancellationRequested.ShouldBeTrue();
        released.SetResult();
        await NotifyAsync(data.Database, new Notification(RunningGenerations.Stop, 1));
    }

    private static Task NotifyAsync(Database database, Notification notification) => database.WriteAsync(session =>
    {
        session.Notify(notification);
        return Task.CompletedTask;
    });
}
