using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Dialects.Workspaces;

public sealed class ImageQuotaTests
{
    private const string Patient = """{ "plans": [{ "slug": "elite", "max_pending": 1000 }] }""";

    [Fact]
    public async Task Fifty_concurrent_calls_for_four_images_each_generate_exactly_the_quota()
    {
        await using var server = await TestServer.StartWithModelsAsync(Patient);
        var caller = await WorkspaceCaller.OpenAsync(server, tokens: 5000);
        await SetAsync(server, caller, month: 10, day: 100);

        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => caller.PostAsync("/", """{"prompt":"A hill","model":"photon-flash","num_images":4}""")));

        var bodies = await Task.WhenAll(replies.Where(reply => reply.IsSuccessStatusCode).Select(reply => reply.Content.ReadAsStringAsync(TestHttp.Ct)));
        bodies.Sum(body => JsonElement.Parse(body).Images().Count).ShouldBe(10);
        replies.Where(reply => !reply.IsSuccessStatusCode).ShouldAllBe(reply => reply.StatusCode == HttpStatusCode.PaymentRequired);
        (await caller.QuotaAsync()).Whole("usedAmount").ShouldBe(10);
        (await Generations.ServerChecks.CountAsync(caller.Account.Client)).ShouldBe(10);
        (await Generations.ServerChecks.TokensAsync(caller.Account.Client)).ShouldBe((4990, 0));
        await server.ShouldVerifyWithQuotasAsync();
    }

    [Fact]
    public async Task As_many_as_fit_are_generated_with_a_detail_then_none()
    {
        await using var server = await TestServer.StartAsync();
        var caller = await WorkspaceCaller.OpenAsync(server, tokens: 100);
        await SetAsync(server, caller, month: 3, day: 100);

        var reply = await caller.MakeAsync("""{"prompt":"A hill","num_images":4}""");
        using var refused = await caller.PostAsync("/", """{"prompt":"A hill"}""");

        reply.Images().Count.ShouldBe(3);
        reply.Text("detail").ShouldNotBeNull().ShouldStartWith("3 of 4 images were made. The workspace has made 0 of 3 images this month");
        refused.StatusCode.ShouldBe(HttpStatusCode.PaymentRequired);
        (await refused.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldContain("3 of 3 images this month");
        (await Generations.ServerChecks.TokensAsync(caller.Account.Client)).ShouldBe((88, 0));
        var quota = await caller.QuotaAsync();
        (quota.Whole("availableAmount"), quota.Whole("limitAmount"), quota.GetProperty("fairUseLimitReached").GetBoolean()).ShouldBe((0, 3, false));
        await server.ShouldVerifyWithQuotasAsync();
    }

    [Fact]
    public async Task The_day_and_the_month_restart_at_midnight_UTC()
    {
        var time = new ManualClock();
        await using var server = await TestServer.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(time));
        var caller = await WorkspaceCaller.OpenAsync(server, tokens: 100);
        await SetAsync(server, caller, month: 3, day: 2);

        (await CountAsync(2)).ShouldBe(2);
        (await CountAsync(1)).ShouldBe(0);
        (await caller.QuotaAsync()).GetProperty("fairUseLimitReached").GetBoolean().ShouldBeTrue();
        // 1 March, noon: the next midnight.
        time.Advance(TimeSpan.FromHours(12));
        (await caller.QuotaAsync()).Whole("usedAmountDaily").ShouldBe(0);
        (await CountAsync(2)).ShouldBe(1);
        time.Advance(TimeSpan.FromDays(29));
        (await CountAsync(1)).ShouldBe(0);
        // 1 April.
        time.Advance(TimeSpan.FromDays(1));
        (await caller.QuotaAsync()).Whole("usedAmount").ShouldBe(0);
        (await CountAsync(2)).ShouldBe(2);
        await server.ShouldVerifyWithQuotasAsync();

        async Task<int> CountAsync(int asked)
        {
            using var response = await caller.PostAsync("/", $$"""{"prompt":"A hill","num_images":{{asked}}}""");
            var body = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestHttp.Ct));
            return response.IsSuccessStatusCode ? body.Images().Count : 0;
        }
    }

    [Fact]
    public async Task A_canceled_image_returns_its_quota_and_the_others_are_answered()
    {
        var time = new ManualTime();
        await using var server = await TestServer.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(time), Generations.ManualTimeServer.QuickPolling);
        var caller = await WorkspaceCaller.OpenAsync(server, tokens: 100);

        var making = caller.MakeAsync("""{"prompt":"A hill [sandbox: delay=60s]","num_images":3}""");
        while (await Generations.ServerChecks.CountAsync(caller.Account.Client) < 3)
        {
            await Polling.PauseAsync();
        }

        var first = (await caller.Account.Client.GetJsonAsync("/api/v2/user/history")).GetProperty("items")[0].Whole("generation_id");
        await caller.Account.Client.PostAsync($"/api/v2/generate/{first}/cancel", null, TestHttp.Ct);
        // The clock creeps once the delay is over: drawing takes real time, and a slow machine must not see the deadline pass.
        var creepsFrom = time.GetUtcNow() + TimeSpan.FromSeconds(65);
        while (!making.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(time.GetUtcNow() < creepsFrom ? 100 : 10));
            await Polling.PauseAsync();
        }

        var reply = await making;
        reply.Images().Count.ShouldBe(2);
        reply.Text("detail").ShouldNotBeNull().ShouldContain("canceled");
        (await caller.QuotaAsync()).Whole("usedAmount").ShouldBe(2);
        (await Generations.ServerChecks.TokensAsync(caller.Account.Client)).ShouldBe((92, 0));
        await server.ShouldVerifyWithQuotasAsync();
    }

    [Fact]
    public async Task A_test_key_makes_images_that_neither_cost_nor_count()
    {
        await using var server = await TestServer.StartAsync();
        var caller = await WorkspaceCaller.OpenAsync(server, tokens: 5, isTestKey: true);
        await SetAsync(server, caller, month: 1, day: 1);

        (await caller.MakeAsync("""{"prompt":"A hill","num_images":2}""")).Images().Count.ShouldBe(2);

        (await caller.QuotaAsync()).Whole("usedAmount").ShouldBe(0);
        (await Generations.ServerChecks.TokensAsync(caller.Account.Client)).ShouldBe((5, 0));
        await server.ShouldVerifyWithQuotasAsync();
    }

    [Fact]
    public async Task Generations_that_a_killed_server_left_open_are_finished_and_counted_once()
    {
        await using var server = await TestServer.StartAsync();
        var caller = await WorkspaceCaller.OpenAsync(server, tokens: 100);
        var making = caller.PostAsync("/", """{"prompt":"A hill [sandbox: delay=120s]","num_images":2}""");
        while (await Generations.ServerChecks.CountAsync(caller.Account.Client) < 2)
        {
            await Polling.PauseAsync();
        }

        await using (var after = await server.StartAsIfKilledAsync())
        {
            var client = after.ClientFor(caller.Account.Key);
            foreach (var item in (await client.GetJsonAsync("/api/v2/user/history")).GetProperty("items").EnumerateArray())
            {
                await client.PostAsync($"/api/v2/generate/{item.Whole("generation_id")}/cancel", null, TestHttp.Ct);
            }

            (await WorkspaceCaller.In(after, caller.Account with { Client = client }, caller.Workspace).QuotaAsync()).Whole("usedAmount").ShouldBe(0);
            await after.ShouldVerifyWithQuotasAsync();
        }

        foreach (var item in (await caller.Account.Client.GetJsonAsync("/api/v2/user/history")).GetProperty("items").EnumerateArray())
        {
            await caller.Account.Client.PostAsync($"/api/v2/generate/{item.Whole("generation_id")}/cancel", null, TestHttp.Ct);
        }

        // On PostgreSQL the killed server was cut off from its database: what it says then does not matter.
        var told = await making;
        if (!TestDatabase.IsPostgres)
        {
            told.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        }
    }

    private static Task<string> SetAsync(TestServer server, WorkspaceCaller caller, int month, int day) => AdminCommands.RunAsync(
        server, "workspace", "quota", "--workspace", caller.Workspace, "--images-per-month", $"{month}", "--images-per-day", $"{day}");
}
