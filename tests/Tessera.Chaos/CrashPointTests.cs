using System.Net;
using System.Net.Http.Json;
using Tessera.Server.Hosting;

namespace Tessera.Chaos;

/// <summary>The server is killed at each fail point: at half of them in turn on one ledger, and concurrently at the others on another.</summary>
public abstract class CrashPointTests(Engine engine)
{
    private const int Killed = 128 + 9;

    // Deliveries of killed servers count as being sent until their leases expire: they must not fill the endpoint's lane.
    private static readonly string[] Arguments =
        [.. KillLoop.Arguments, "--Tessera:Fetch:AllowedNetworks:0=127.0.0.0/8", "--Tessera:Webhooks:PerEndpoint=1000"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(Timeout = 1_200_000)]
    public Task Killed_at_each_fail_point_it_loses_nothing_and_charges_nothing_twice() =>
        Task.WhenAll(FailPoints.All.Chunk((FailPoints.All.Count + 1) / 2).Select(KillAtEachAsync));

    private async Task KillAtEachAsync(string[] points)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var cluster = await Cluster.OpenAsync(engine);
        await ListenAsync(cluster, receiver);
        var outcomes = new ObservedOutcomes();
        foreach (var point in points)
        {
            // Started on what the last kill left: it may be killed while it recovers that.
            await using var server = cluster.Begin(0, new() { [FailPoints.CrashVariable] = point }, Arguments);
            if (await server.WaitUntilReadyAsync())
            {
                var load = new Load(make => server.Client.SendAsync(make(), HttpCompletionOption.ResponseHeadersRead, Ct), outcomes);
                while (!await KillLoop.GoneAsync(() => load.EveryKindAsync(Ct)) && !await EndsWhileQuietAsync(server, point))
                {
                }

                load.Problems.ShouldBeEmpty(point);
            }

            (await server.WaitAsync()).ShouldBe(Killed, $"{point}: {server.Said}");
            (await cluster.VerifyAsync()).ShouldBeEmpty(point);
        }

        await cluster.ExpireDeliveryLeasesAsync();
        await using var last = await cluster.StartAsync(0, null, Arguments);
        (await outcomes.FindViolationsAsync(last.Client, cluster.FirstBalance, Ct)).ShouldBeEmpty();
        (await cluster.VerifyAsync()).ShouldBeEmpty();
        // Every outcome is delivered, also those whose sender was killed.
        var undelivered = outcomes.Acknowledged.ToHashSet();
        while (undelivered.Count > 0)
        {
            undelivered.Remove((await receiver.NextAsync()).Json.GetProperty("generation_id").GetInt64());
        }
    }

    // What was borrowed is returned once the account has been quiet: calls would keep it from that.
    private static async Task<bool> EndsWhileQuietAsync(Node server, string point)
    {
        if (point is not (FailPoints.BeforeReturnCommit or FailPoints.AfterReturnCommit))
        {
            return false;
        }

        var ended = server.WaitAsync();
        return await Task.WhenAny(ended, Task.Delay(TimeSpan.FromSeconds(30), Ct)) == ended;
    }

    private static async Task ListenAsync(Cluster cluster, WebhookReceiver receiver)
    {
        await using var server = await cluster.StartAsync(0, null, Arguments);
        using var added = await server.Client.PostAsJsonAsync(
            "/api/v2/webhooks", new { url = receiver.Url, events = new[] { "generation.completed", "generation.failed" } }, Ct);
        added.StatusCode.ShouldBe(HttpStatusCode.Created, await added.Content.ReadAsStringAsync(Ct));
        await server.KillAsync();
    }
}
