using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Tests.Dialects.V2.Generations;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Generations;

/// <summary>Several nodes on one PostgreSQL database: any node answers, and any free worker runs the job.</summary>
[OneEngine]
public sealed class NodesTests
{
    private const string Fox = """{"model":"photon-flash","prompt":"A fox [sandbox: delay=1s]"}""";

    [Fact]
    public async Task A_wait_on_one_node_ends_when_the_generation_ends_on_another()
    {
        await using var asked = await TestServer.StartNodeAsync(null, "--Tessera:Roles=api");
        await using var worker = await asked.StartBesideAsync(ManualTimeServer.QuickPolling);
        var account = await asked.OpenAccountAsync();

        var image = await account.Client.PostTextAsync("/api/v2/generate", Fox).JsonAsync();

        (image.Text("status"), image.Whole("tokens_spent")).ShouldBe(("completed", 1), image.ToString());
        await asked.ShouldVerifyAsync();
    }

    [Fact]
    public async Task An_api_node_alone_runs_no_task_and_a_worker_answers_no_call()
    {
        await using var asked = await TestServer.StartNodeAsync(null, "--Tessera:Roles=api", "--Tessera:Tasks:AnswerWithin=00:00:00.5");
        var account = await asked.OpenAccountAsync();
        var pending = await account.Client.PostTextAsync("/api/v2/generate", Fox).JsonAsync();
        pending.Text("status").ShouldBe("pending");

        await using var worker = await asked.StartBesideAsync(["--Tessera:Roles=worker", .. ManualTimeServer.QuickPolling]);
        using var stranger = worker.ClientFor(account.Key);
        (await stranger.GetAsync("/api/v2/balance", TestHttp.Ct)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);

        (await EndAsync(account.Client, pending)).Text("status").ShouldBe("completed");
    }

    [Fact]
    public async Task A_dead_nodes_job_is_finished_by_another_once_its_lease_has_expired()
    {
        var time = new ManualTime();
        void Adjust(WebApplicationBuilder builder) => builder.Services.AddSingleton<TimeProvider>(time);
        await using var dead = await TestServer.StartNodeAsync(Adjust, ManualTimeServer.QuickPolling);
        var account = await dead.OpenAccountAsync();
        var pending = await account.Client.SubmitAsync("""{"model":"photon-flash","prompt":"A fox [sandbox: delay=20s]"}""");
        await dead.WaitUntilSubmittedAsync(pending);
        await using var alive = await dead.StartAsIfKilledAsync(ManualTimeServer.QuickPolling);
        using var client = alive.ClientFor(account.Key);

        time.Advance(TimeSpan.FromSeconds(10));
        (await client.GetJsonAsync($"/api/v2/generate/{pending.GetProperty("id")}")).Text("status").ShouldBe("pending");
        time.Advance(TimeSpan.FromSeconds(10));
        var ended = await ManualTimeServer.RunToEndAsync(client, pending, time);

        (ended.Text("status"), ended.Whole("tokens_spent")).ShouldBe(("completed", 1), ended.ToString());
        await alive.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_text_is_canceled_from_a_node_it_does_not_run_on()
    {
        await using var runs = await TestServer.StartNodeAsync(null);
        await using var other = await runs.StartBesideAsync();
        var account = await runs.OpenAccountAsync();
        using var client = other.ClientFor(account.Key);
        var running = account.Client.PostTextAsync("/api/v2/generate", """{"model":"gpt-5","prompt":"Hello [sandbox: delay=600s]"}""");
        JsonElement history;
        do
        {
            history = await client.GetJsonAsync("/api/v2/user/history");
        }
        while (history.Whole("total") == 0);

        var canceled = await client.PostTextAsync($"/api/v2/generate/{history.GetProperty("items")[0].GetProperty("id")}/cancel", "").JsonAsync();

        canceled.Text("error").ShouldBe("canceled");
        (await running.JsonAsync()).Text("error").ShouldBe("canceled");
        (await client.TokensAsync()).ShouldBe((1000, 0));
        await other.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_key_revoked_on_one_node_is_refused_on_another_at_once()
    {
        await using var first = await TestServer.StartNodeAsync(null);
        await using var second = await first.StartBesideAsync();
        var made = await first.Owner.PostTextAsync("/api/v2/keys", """{"name":"shared"}""").JsonAsync();
        using var client = second.ClientFor(made.Text("key"));
        (await client.GetAsync("/api/v2/balance", TestHttp.Ct)).EnsureSuccessStatusCode();

        (await first.Owner.DeleteAsync($"/api/v2/keys/{made.GetProperty("id")}", TestHttp.Ct)).EnsureSuccessStatusCode();

        // The word travels on its own connection; it is not there before the reply, but soon.
        while ((await client.GetAsync("/api/v2/balance", TestHttp.Ct)).StatusCode != System.Net.HttpStatusCode.Unauthorized)
        {
            TestHttp.Ct.ThrowIfCancellationRequested();
        }
    }

    private static async Task<JsonElement> EndAsync(HttpClient client, JsonElement pending)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v2/generate/{pending.GetProperty("id")}");
            request.Headers.Add("Prefer", "wait=30");
            var body = await client.SendAsync(request, TestHttp.Ct).JsonAsync();
            if (body.Text("status") != "pending")
            {
                return body;
            }
        }
    }
}
