using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tessera.Chaos;

/// <summary>What a server does between SIGTERM and its end.</summary>
public sealed class DrainTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_it_drains_it_is_not_ready_and_serves_and_closes_each_connection()
    {
        await using var cluster = await Cluster.OpenAsync(Engine.Sqlite);
        await using var server = await cluster.StartAsync(0, null, "--Tessera:DrainFor=00:10:00");
        (await server.Client.GetAsync("/health/ready", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await server.TerminateAsync();
        HttpResponseMessage ready;
        while ((ready = await server.Client.GetAsync("/health/ready", Ct)).IsSuccessStatusCode)
        {
        }

        using var balance = await server.Client.GetAsync("/api/v2/balance", Ct);
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ready.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("checks").GetProperty("draining").GetProperty("status").GetString().ShouldBe("failing");
        balance.StatusCode.ShouldBe(HttpStatusCode.OK);
        balance.Headers.ConnectionClose.ShouldBe(true);
    }

    [Fact]
    public async Task A_waiting_caller_gets_a_pending_reply_when_the_server_stops()
    {
        await using var cluster = await Cluster.OpenAsync(Engine.Sqlite);
        await using var server = await cluster.StartAsync(0, null, "--Tessera:DrainFor=00:00:02");
        var outcomes = new ObservedOutcomes();
        var load = new Load(make => server.Client.SendAsync(make(), Ct), outcomes);
        var id = await load.ImageAsync("A lake [sandbox: delay=300s]", isWaitedFor: false, Ct);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v2/generate/{id}");
        request.Headers.Add("Prefer", "wait=60");

        var waiting = server.Client.SendAsync(request, Ct);
        await server.TerminateAsync();
        using var reply = await waiting;

        Load.Status(await reply.Content.ReadFromJsonAsync<JsonElement>(Ct)).ShouldBe("pending");
        (await server.WaitAsync()).ShouldBe(0);
    }
}
