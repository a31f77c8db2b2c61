using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tessera.Server.Authentication;
using Tessera.Server.Generations;
using Tessera.Server.Tests.Admin.Http;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Providers;

/// <summary>
/// A task goes to the next credential while it was certainly not begun, stays with the one that began it, and is never
/// begun twice.
/// </summary>
public sealed class TaskFailoverTests
{
    private const string Fox = """{"model":"house-picture","prompt":"A fox"}""";

    private const string Catalog = """
        { "models": [{
          "slug": "house-picture", "name": "House", "vendor": "Us", "category": "image", "min_plan": "free",
          "description_en": "Ours.", "description_ru": "Наша.", "price": { "type": "fixed", "tokens": 5 },
          "routes": [{ "provider": "replicate", "model": "us/picture", "cost": { "per_image": 40000 } }]
        }] }
        """;

    [Theory]
    [InlineData(401)]
    [InlineData(402)]
    [InlineData(429)]
    public async Task A_key_that_does_not_accept_the_job_is_skipped(int status)
    {
        await using var vendor = await PredictionUpstream.StartAsync();
        await using var server = await StartAsync(vendor, "first", "second");
        var account = await server.OpenAccountAsync(tokens: 100);
        vendor.Refusal = context => RefuseFirst(vendor, context, status);

        var made = await account.Client.WaitAsync(await account.Client.GenerateAsync(Fox));

        (made.Text("status"), made.Whole("tokens_spent")).ShouldBe(("completed", 5), made.ToString());
        vendor.Submits.ShouldBe(2);
        var row = await RowAsync(server, made);
        (row.Provider, row.Credential).ShouldBe(("replicate", "second"));
        (await account.Client.TokensAsync()).ShouldBe((95, 0));
        await server.ShouldVerifyAsync();
        var attempts = await AttemptsAsync(account.Client, made);
        attempts.Select(attempt => (attempt.Text("provider"), attempt.Text("credential"), attempt.Text("outcome"), attempt.Text("code"))).ShouldBe(
            [("replicate", null, "refused", status == 429 ? "overloaded" : "model_unavailable"), ("replicate", null, "completed", null)]);
        attempts.ShouldAllBe(attempt => attempt.Whole("ms") >= 0);
        await server.SetRoleAsync(account.Id, AccountRole.Auditor);
        (await AttemptsAsync(account.Client, made)).Select(attempt => attempt.Text("credential")).ShouldBe(["first", "second"]);
        (await server.Owner.GetAsync($"/api/v2/generate/{made.Whole("id")}/attempts", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<List<JsonElement>> AttemptsAsync(HttpClient client, JsonElement made) =>
        [.. (await client.GetJsonAsync($"/api/v2/generate/{made.Whole("id")}/attempts")).GetProperty("items").EnumerateArray()];

    [Fact]
    public async Task A_job_is_polled_with_the_key_that_submitted_it_and_its_file_is_fetched_without_one()
    {
        await using var vendor = await PredictionUpstream.StartAsync();
        await using var elsewhere = await PredictionUpstream.StartAsync();
        await using var server = await StartAsync(vendor, "first", "second", "third");
        vendor.FileUrl = elsewhere.OwnFileUrl;
        var account = await server.OpenAccountAsync(tokens: 100);

        for (var call = 0; call < 6; call++)
        {
            var made = await account.Client.WaitAsync(await account.Client.GenerateAsync(Fox));
            made.Text("status").ShouldBe("completed", made.ToString());
        }

        vendor.Polls.ShouldAllBe(poll => poll.Began == poll.Asked);
        vendor.Polls.Select(poll => poll.Began).Distinct().Count().ShouldBe(3);
        elsewhere.FileKeys.ShouldBe(Enumerable.Repeat("", 6));
    }

    [Fact]
    public async Task A_job_whose_submission_got_no_reply_is_not_resubmitted()
    {
        await using var vendor = await PredictionUpstream.StartAsync();
        await using var server = await StartAsync(vendor, "first", "second");
        var account = await server.OpenAccountAsync(tokens: 100);
        vendor.Refusal = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        var made = await account.Client.WaitAsync(await account.Client.GenerateAsync(Fox));

        made.Text("error").ShouldNotBeNull().ShouldStartWith("provider_error: ");
        vendor.Submits.ShouldBe(1);
        (await account.Client.TokensAsync()).ShouldBe((100, 0));
        await server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task After_a_kill_unanswered_submissions_are_not_repeated_and_accepted_jobs_are_followed()
    {
        await using var vendor = await PredictionUpstream.StartAsync();
        await using var killed = await StartAsync(vendor, "first", "second");
        var account = await killed.OpenAccountAsync(tokens: 100);
        vendor.IsEndless = true;
        var taken = await SubmitAsync(account.Client);
        while (vendor.Polls.IsEmpty)
        {
            await account.Client.TokensAsync();
        }

        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        vendor.Refusal = context =>
        {
            arrived.TrySetResult();
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        var open = await SubmitAsync(account.Client);
        await arrived.Task;
        await using var server = await killed.StartAsIfKilledAsync(Settings(vendor, "first", "second"));
        using var client = server.ClientFor(account.Key);
        vendor.IsEndless = false;

        var interrupted = await client.WaitAsync(open);
        var followed = await client.WaitAsync(taken);

        interrupted.Text("error").ShouldNotBeNull().ShouldStartWith("interrupted");
        followed.Text("status").ShouldBe("completed", followed.ToString());
        vendor.Submits.ShouldBe(2);
        vendor.Polls.ShouldAllBe(poll => poll.Began == poll.Asked);
        (await client.TokensAsync()).ShouldBe((95, 0));
        await server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task Its_cost_is_noted_by_the_route_s_table()
    {
        await using var vendor = await PredictionUpstream.StartAsync();
        await using var server = await StartAsync(vendor, "first");
        var account = await server.OpenAccountAsync(tokens: 100);
        await account.Client.WaitAsync(await account.Client.GenerateAsync(Fox));

        var cost = await server.Database.ReadAsync(session => session.Prepared("SELECT cost_micro_usd FROM generations").ExecuteScalarAsync());

        cost.ShouldBe(40000L);
    }

    private static Task RefuseFirst(PredictionUpstream vendor, HttpContext context, int status)
    {
        vendor.Refusal = null;
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { detail = "no" });
    }

    private static Task<JsonElement> SubmitAsync(HttpClient client)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/generate") { Content = new StringContent(Fox, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("Prefer", "respond-async");
        return client.SendAsync(request, TestHttp.Ct).JsonAsync();
    }

    private static async Task<Generation> RowAsync(TestServer server, JsonElement made) =>
        (await server.Reader.FindAsync(new GenerationId(made.Whole("id")))).ShouldNotBeNull();

    private static Task<TestServer> StartAsync(PredictionUpstream vendor, params string[] keys) =>
        TestServer.StartWithModelsAsync(Catalog, Settings(vendor, keys));

    private static string[] Settings(PredictionUpstream vendor, params string[] keys) =>
    [
        $"--Tessera:Providers:replicate:BaseUrl={vendor.BaseUrl}",
        "--Tessera:Fetch:AllowedNetworks:0=127.0.0.0/8",
        "--Tessera:Routing:RetryDelay=00:00:00.001",
        "--Tessera:Tasks:Lease=00:00:02",
        .. ManualTimeServer.QuickPolling,
        .. keys.SelectMany((key, index) => new[]
        {
            $"--Tessera:Providers:replicate:Keys:{index}:Name={key}", $"--Tessera:Providers:replicate:Keys:{index}:ApiKey=key-{key}",
        }),
    ];
}
