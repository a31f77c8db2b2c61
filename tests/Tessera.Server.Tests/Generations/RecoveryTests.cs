using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Generations;
using Tessera.Server.Tests.Dialects.V2.Generations;

namespace Tessera.Server.Tests.Generations;

/// <summary>Whatever a stopped or killed server leaves open comes to an end after the next start, and the ledger holds.</summary>
public sealed class RecoveryTests
{
    [Fact]
    public async Task A_task_open_at_an_orderly_stop_is_completed_by_the_next_start()
    {
        var time = new ManualTime();
        var first = await StartAsync(time);
        var account = await first.OpenAccountAsync();
        var pending = await SubmitAsync(first, account.Client, "A hill [sandbox: delay=60s]");

        await using var second = await first.RestartAsync(ManualTimeServer.QuickPolling);
        using var client = second.ClientFor(account.Key);
        (await client.GetJsonAsync($"/api/v2/generate/{pending.Whole("id")}")).Text("status").ShouldBe("pending");
        (await client.TokensAsync()).ShouldBe((999, 1));
        time.Advance(TimeSpan.FromSeconds(60));
        var ended = await ManualTimeServer.RunToEndAsync(client, pending, time);

        (ended.Text("status"), ended.Whole("tokens_spent")).ShouldBe(("completed", 1), ended.ToString());
        using var file = await client.GetAsync(new Uri(ended.Text("result_url") ?? "").PathAndQuery, TestHttp.Ct);
        file.IsSuccessStatusCode.ShouldBeTrue();
        (await client.TokensAsync()).ShouldBe((999, 0));
        await second.ShouldVerifyAsync();
    }

    [Fact]
    public async Task After_a_kill_open_tasks_complete_or_fail_and_a_text_is_failed_and_released()
    {
        var time = new ManualTime();
        await using var killed = await StartAsync(time);
        var account = await killed.OpenAccountAsync();
        var good = await SubmitAsync(killed, account.Client, "A hill [sandbox: delay=60s]");
        var bad = await SubmitAsync(killed, account.Client, "A lake [sandbox: delay=60s fail=provider_error]");
        using var streaming = await account.Client.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "/api/v2/generate")
            {
                Content = new StringContent("""{"model":"gpt-5","prompt":"Hello [sandbox: delay=500s]","stream":true}""", System.Text.Encoding.UTF8, "application/json"),
            },
            HttpCompletionOption.ResponseHeadersRead,
            TestHttp.Ct);
        (await account.Client.TokensAsync()).ShouldBe((995, 5));

        await using var server = await killed.StartAsIfKilledAsync(ManualTimeServer.QuickPolling);
        using var client = server.ClientFor(account.Key);
        time.Advance(TimeSpan.FromSeconds(60));
        var completed = await ManualTimeServer.RunToEndAsync(client, good, time);
        var failed = await ManualTimeServer.RunToEndAsync(client, bad, time);
        var text = (await client.GetJsonAsync("/api/v2/user/history?type=text")).GetProperty("items")[0];

        (text.Text("status"), text.Whole("tokens_used")).ShouldBe(("failed", 0));
        text.Text("error").ShouldNotBeNull().ShouldStartWith("interrupted: ");
        (completed.Text("status"), completed.Whole("tokens_spent")).ShouldBe(("completed", 1), completed.ToString());
        (failed.Text("status"), failed.Whole("tokens_spent")).ShouldBe(("failed", 0), failed.ToString());
        (await client.TokensAsync()).ShouldBe((999, 0));
        await server.ShouldVerifyAsync();
    }

    [Theory]
    [InlineData((int)GenerationState.Accepted)]
    [InlineData((int)GenerationState.Running)]
    public async Task A_task_killed_before_the_sandbox_took_it_is_run_again(int state)
    {
        var time = new ManualTime();
        await using var killed = await StartAsync(time);
        var account = await killed.OpenAccountAsync();
        var pending = await SubmitAsync(killed, account.Client, "A hill [sandbox: delay=60s]");
        await killed.Database.WriteAsync(session => session
            .Prepared($"UPDATE generations SET state = {state}, provider_state = NULL WHERE id = {pending.Whole("id")}").ExecuteNonQueryAsync());

        await using var server = await killed.StartAsIfKilledAsync(ManualTimeServer.QuickPolling);
        using var client = server.ClientFor(account.Key);
        // On PostgreSQL the dead server's lease must end, and a poll every two seconds finds that it has.
        time.Advance(TimeSpan.FromSeconds(15));
        await server.WaitUntilSubmittedAsync(pending, meanwhile: () => time.Advance(TimeSpan.FromMilliseconds(10)));
        time.Advance(TimeSpan.FromSeconds(61));
        var ended = await ManualTimeServer.RunToEndAsync(client, pending, time);

        ended.Text("status").ShouldBe("completed", ended.ToString());
        (await client.TokensAsync()).ShouldBe((999, 0));
        await server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_task_past_its_deadline_fails_and_costs_nothing()
    {
        var time = new ManualTime();
        var first = await StartAsync(time);
        var account = await first.OpenAccountAsync();
        var pending = await SubmitAsync(first, account.Client, "A hill [sandbox: delay=500s]");
        await first.Database.WriteAsync(session => session
            .Prepared($"UPDATE generations SET deadline_at = created_at + 1000 WHERE id = {pending.Whole("id")}").ExecuteNonQueryAsync());
        time.Advance(TimeSpan.FromSeconds(2));

        await using var second = await first.RestartAsync(ManualTimeServer.QuickPolling);
        using var client = second.ClientFor(account.Key);
        var ended = await ManualTimeServer.RunToEndAsync(client, pending, time);

        ended.Text("status").ShouldBe("failed");
        ended.Text("error").ShouldNotBeNull().ShouldStartWith("timeout: ");
        (await client.TokensAsync()).ShouldBe((1000, 0));
        await second.ShouldVerifyAsync();
    }

    private static Task<TestServer> StartAsync(ManualTime time) =>
        TestServer.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(time), ManualTimeServer.QuickPolling);

    private static async Task<JsonElement> SubmitAsync(TestServer server, HttpClient client, string prompt)
    {
        var pending = await client.SubmitAsync(JsonSerializer.Serialize(new { model = "photon-flash", prompt }));
        await server.WaitUntilSubmittedAsync(pending);
        return pending;
    }
}
