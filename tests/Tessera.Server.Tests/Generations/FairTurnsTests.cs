using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Accounts;
using Tessera.Server.Catalog;
using Tessera.Server.Generations;
using Tessera.Server.Ledger;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Generations;

/// <summary>
/// Who queues many tasks does not keep others waiting (J5). Waiting is counted in starts, not in seconds: how many tasks
/// start before one does, itself included.
/// </summary>
public sealed class FairTurnsTests
{
    private const int Few = 10;

    [Theory]
    [InlineData(300, 0)] // All at once.
    [InlineData(300, 3600)] // The long queue has stood for an hour, and is mostly overdue.
    public async Task Ten_tasks_beside_a_long_queue_wait_at_most_twice_as_long_as_alone(int queued, int standsFor)
    {
        var alone = await WaitsAsync(0, 0);
        var beside = await WaitsAsync(queued, standsFor);

        alone[^1].ShouldBe(Few);
        Percentile95(beside).ShouldBeLessThanOrEqualTo(2 * Percentile95(alone), string.Join(' ', beside));
    }

    [Fact]
    public async Task The_long_queue_goes_on_while_others_come_and_come()
    {
        var time = Clock();
        await using var server = await StartAsync(time);
        var many = await server.OpenAccountAsync(tokens: 1000);
        await QueueAsync(server, many.Id, 50, time);
        var started = new List<AccountId>();
        while (started.Count(account => account == many.Id) < 50)
        {
            // A stranger before every two starts, each new to the queue.
            time.Advance(TimeSpan.FromSeconds(30));
            var stranger = await server.OpenAccountAsync(tokens: 10);
            await QueueAsync(server, stranger.Id, 1, time);
            started.AddRange(await TakeAsync(server, 2));
            started.Count.ShouldBeLessThan(1000);
        }

        started.Count.ShouldBeLessThanOrEqualTo(3 * 50);
    }

    [Fact]
    public async Task Where_turns_are_taken_away_the_check_fails()
    {
        var time = Clock();
        await using var server = await StartAsync(time);
        await server.Database.AddMutantAsync("AFTER INSERT ON generations", "UPDATE generations SET turn = 0 WHERE id = NEW.id");

        var waits = await WaitsAsync(server, time, 100, 0);

        Percentile95(waits).ShouldBeGreaterThan(100);
    }

    // Stands at the moment the accounts were opened.
    private static SetTime Clock()
    {
        var time = new SetTime();
        time.Advance(TimeProvider.System.GetUtcNow() - time.GetUtcNow());
        return time;
    }

    private static async Task<IReadOnlyList<int>> WaitsAsync(int queued, int standsFor)
    {
        var time = Clock();
        await using var server = await StartAsync(time);
        return await WaitsAsync(server, time, queued, standsFor);
    }

    private static async Task<IReadOnlyList<int>> WaitsAsync(TestServer server, SetTime time, int queued, int standsFor)
    {
        var many = await server.OpenAccountAsync(tokens: 1000);
        var few = await server.OpenAccountAsync(tokens: 1000);
        await QueueAsync(server, many.Id, queued, time);
        time.Advance(TimeSpan.FromSeconds(standsFor));
        await QueueAsync(server, few.Id, Few, time);

        var order = await TakeAsync(server, queued + Few);
        return [.. order.Select((account, index) => (account, Wait: index + 1)).Where(start => start.account == few.Id).Select(start => start.Wait)];
    }

    // Nobody works here: what is queued is started by the test, one by one.
    private static Task<TestServer> StartAsync(SetTime time) =>
        TestServer.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(time), "--Tessera:Roles=api");

    private static async Task QueueAsync(TestServer server, AccountId account, int count, SetTime time)
    {
        var store = server.Services.GetRequiredService<GenerationStore>();
        var limits = new SpendLimits(null, null, null);
        for (var index = 0; index < count; index++)
        {
            var admission = new Admission(
                new HoldRequest(account, "elite", limits, 1, time.GetUtcNow()), new Caller(account, Key: null), Category.Image, "photon-flash", "sandbox")
            {
                State = GenerationState.Accepted,
                Request = "{}",
            };
            (await store.AdmitAsync(admission)).ShouldBeOfType<AdmissionOutcome.Admitted>();
        }
    }

    private static async Task<List<AccountId>> TakeAsync(TestServer server, int count)
    {
        var leases = server.Services.GetRequiredService<TaskLeases>();
        var order = new List<AccountId>();
        for (var index = 0; index < count; index++)
        {
            order.Add((await leases.TakeWaitingAsync(1)).ShouldHaveSingleItem().Account);
        }

        return order;
    }

    private static int Percentile95(IReadOnlyList<int> waits) => waits.Order().ElementAt((int)Math.Ceiling(waits.Count * 0.95) - 1);
}
