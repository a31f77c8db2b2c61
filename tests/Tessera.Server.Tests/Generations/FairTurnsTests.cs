using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Generations;
using Tessera.Server.Ledger;
using Tessera.Server.Tests.Dialects.V2.Generations;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Generations;

/// <summary>
/// A long queue of one account does not delay the others (J5). Waiting is counted in starts, not in seconds: the number of
/// jobs that start before a job does, itself included.
/// </summary>
public sealed class FairTurnsTests
{
    private const int Few = 10;

    [Fact]
    public async Task Ten_tasks_beside_a_hundred_thousand_wait_at_most_twice_as_long_as_alone()
    {
        var alone = await WaitsAsync(0, 0);
        alone.ShouldBe(Enumerable.Range(1, Few));

        // Jobs that arrive at once, and jobs that arrive when the long queue is an hour old and mostly overdue.
        var beside = await WaitsAsync(100_000, 0, 3600);

        foreach (var waits in beside.Chunk(Few))
        {
            Percentile95(waits).ShouldBeLessThanOrEqualTo(2 * Percentile95(alone), string.Join(' ', waits));
        }
    }

    [Fact]
    public async Task The_long_queue_advances_while_others_keep_arriving()
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
    private static ManualClock Clock()
    {
        var time = new ManualClock();
        time.Advance(TimeProvider.System.GetUtcNow() - time.GetUtcNow());
        return time;
    }

    private static async Task<List<int>> WaitsAsync(int queued, params int[] comeAfter)
    {
        var time = Clock();
        await using var server = await StartAsync(time);
        var waits = await WaitsAsync(server, time, queued, comeAfter);
        await server.ShouldVerifyAsync();
        return waits;
    }

    /// <summary>One queues many; then one after the other come with ten: how long each of those waits, in starts.</summary>
    private static async Task<List<int>> WaitsAsync(TestServer server, ManualClock time, int queued, params int[] comeAfter)
    {
        var many = await server.OpenAccountAsync(tokens: queued + 1);
        await QueueAsync(server, many.Id, queued, time);
        var waits = new List<int>();
        foreach (var seconds in comeAfter)
        {
            time.Advance(TimeSpan.FromSeconds(seconds));
            var few = await server.OpenAccountAsync(tokens: 1000);
            for (var index = 0; index < Few; index++)
            {
                using var queuedToo = await few.Client.PostWithAsync("Prefer", "respond-async", """{"model":"photon-flash","prompt":"A hill"}""");
                queuedToo.StatusCode.ShouldBe(HttpStatusCode.OK);
            }

            var left = Few;
            for (var start = 1; left > 0; start++)
            {
                if ((await TakeAsync(server, 1)).Single() == few.Id)
                {
                    waits.Add(start);
                    left--;
                }
            }
        }

        return waits;
    }

    // Nobody works here: what is queued is started by the test, one by one.
    private static Task<TestServer> StartAsync(ManualClock time) =>
        TestServer.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(time), "--Tessera:Roles=api");

    // By the store's own way in, as fast as it commits.
    private static Task QueueAsync(TestServer server, AccountId account, int count, ManualClock time)
    {
        var store = server.Services.GetRequiredService<GenerationStore>();
        var admission = new NewGeneration(
            new HoldRequest(account, "elite", new HoldRequest.PlanLimits(null, null, null), 1, time.GetUtcNow()), new Caller(account, Key: null), Category.Image, "photon-flash", "sandbox")
        {
            State = GenerationState.Accepted,
            Request = "{}",
        };
        return Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 512, CancellationToken = TestHttp.Ct }, async (_, _) =>
            (await store.InsertAdmittedAsync(admission)).ShouldBeOfType<AdmissionOutcome.Admitted>());
    }

    private static async Task<List<AccountId>> TakeAsync(TestServer server, int count)
    {
        var leases = server.Services.GetRequiredService<JobLeases>();
        var order = new List<AccountId>();
        for (var index = 0; index < count; index++)
        {
            order.Add((await leases.TakeWaitingAsync(1)).ShouldHaveSingleItem().Account);
        }

        return order;
    }

    private static int Percentile95(IReadOnlyList<int> waits) => waits.Order().ElementAt((int)Math.Ceiling(waits.Count * 0.95) - 1);
}
