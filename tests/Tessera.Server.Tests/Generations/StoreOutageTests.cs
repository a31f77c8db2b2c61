using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tessera.Server.Generations.History;
using Tessera.Server.Tests.Artifacts.S3;
using Tessera.Server.Tests.Dialects.V2.Generations;

namespace Tessera.Server.Tests.Generations;

/// <summary>
/// The store for files is killed in the middle. Nothing is completed without its file, nothing is thrown away before
/// the deadline, and a call that needs the store at once is asked to retry.
/// </summary>
public sealed class StoreOutageTests
{
    private const string Image = """{"model":"photon-flash","prompt":"A hill"}""";

    [Fact]
    public async Task A_result_waits_for_the_store_and_is_completed_when_that_is_back()
    {
        await using var store = await S3Server.StartAsync();
        var log = new LogWatch();
        await using var server = await StartAsync(store, log, new ManualTime());
        var account = await server.OpenAccountAsync();

        await store.KillAsync();
        var pending = await account.Client.SubmitAsync(Image);
        var ended = WaitForEndAsync(server, account.Client, pending);
        await log.WaitForAsync("Artifact store failure for generation");
        log.Text.ShouldContain($" => generation:{pending.Whole("id")}");
        var meanwhile = await account.Client.GetJsonAsync($"/api/v2/generate/{pending.Whole("id")}");
        var held = await account.Client.TokensAsync();
        await store.ReviveAsync();
        var completed = await ended;

        (meanwhile.Text("status"), meanwhile.Text("result_url")).ShouldBe(("pending", null));
        held.ShouldBe((999, 1));
        completed.Text("status").ShouldBe("completed", completed.ToString());
        using var file = await account.Client.GetAsync(new Uri(completed.Text("result_url") ?? "").PathAndQuery, TestHttp.Ct);
        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await account.Client.TokensAsync()).ShouldBe((999, 0));
        await server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task At_the_deadline_it_fails_and_costs_nothing()
    {
        await using var store = await S3Server.StartAsync();
        var (log, time) = (new LogWatch(), new ManualTime());
        await using var server = await StartAsync(store, log, time);
        var account = await server.OpenAccountAsync();

        await store.KillAsync();
        var pending = await account.Client.SubmitAsync(Image);
        var ended = WaitForEndAsync(server, account.Client, pending);
        await log.WaitForAsync("Artifact store failure for generation");
        time.Advance(TimeSpan.FromDays(1));
        var failed = await ended;

        failed.Text("status").ShouldBe("failed", failed.ToString());
        failed.Text("error").ShouldNotBeNull().ShouldStartWith("internal_error: ");
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
        await server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_waiting_result_can_be_canceled_and_stays_so()
    {
        await using var store = await S3Server.StartAsync();
        var log = new LogWatch();
        await using var server = await StartAsync(store, log, new ManualTime());
        var account = await server.OpenAccountAsync();

        await store.KillAsync();
        var pending = await account.Client.SubmitAsync(Image);
        var ended = WaitForEndAsync(server, account.Client, pending);
        await log.WaitForAsync("Artifact store failure for generation");
        using var canceled = await account.Client.PostAsync($"/api/v2/generate/{pending.Whole("id")}/cancel", null, TestHttp.Ct);
        await store.ReviveAsync();
        var final = await ended;

        canceled.StatusCode.ShouldBe(HttpStatusCode.OK);
        (final.Text("status"), final.Text("error"), final.Text("result_url")).ShouldBe(("failed", "canceled", null));
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
        await server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_call_that_needs_a_file_immediately_is_asked_to_retry()
    {
        await using var store = await S3Server.StartAsync();
        await using var server = await StartAsync(store, new LogWatch(), TimeProvider.System);
        var account = await server.OpenAccountAsync();
        var made = await account.Client.GenerateAsync(Image);
        var link = new Uri(made.Text("result_url") ?? "").PathAndQuery;

        await store.KillAsync();
        foreach (var sending in (Func<Task<HttpResponseMessage>>[])
        [
            () => account.Client.GetAsync(link, TestHttp.Ct),
            () => account.Client.PostTextAsync("/api/v2/generate", $$"""{"model":"upscale","image_url":"{{link}}"}"""),
        ])
        {
            using var reply = await sending();
            reply.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            reply.Headers.RetryAfter.ShouldNotBeNull();
            reply.Headers.Contains("X-Request-Id").ShouldBeTrue();
            reply.Content.Headers.ContentDisposition.ShouldBeNull();
            JsonElement.Parse(await reply.Content.ReadAsStringAsync(TestHttp.Ct)).Text("error").ShouldBe("overloaded");
        }

        (await account.Client.TokensAsync()).ShouldBe((999, 0));
        await store.ReviveAsync();
        using var again = await account.Client.GetAsync(link, TestHttp.Ct);
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_deletion_is_made_good_by_the_next_sweep_for_a_plan_that_keeps_files_for_ever_too()
    {
        await using var store = await S3Server.StartAsync();
        await using var server = await StartAsync(store, new LogWatch(), TimeProvider.System);
        var account = await server.OpenAccountAsync("elite");
        var made = await account.Client.GenerateAsync(Image);
        made.Text("expires_at").ShouldBeNull();
        var link = new Uri(made.Text("result_url") ?? "").PathAndQuery;

        await store.KillAsync();
        using var deleted = await account.Client.DeleteAsync($"/api/v2/generate/{made.Whole("id")}", TestHttp.Ct);
        await Should.ThrowAsync<IOException>(() => server.Services.GetRequiredService<RemoveExpiredFiles>().RunAsync(TestHttp.Ct));
        await store.ReviveAsync();
        await server.Services.GetRequiredService<RemoveExpiredFiles>().RunAsync(TestHttp.Ct);

        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var gone = await account.Client.GetAsync(link, TestHttp.Ct);
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<TestServer> StartAsync(S3Server store, LogWatch log, TimeProvider time) => await TestServer.StartAsync(
        builder =>
        {
            builder.Logging.AddProvider(log);
            builder.Services.AddSingleton(time);
        },
        [.. ManualTimeServer.QuickPolling, .. store.SettingsFor(await store.NewBucketAsync())]);

    private static Task<JsonElement> WaitForEndAsync(TestServer server, HttpClient client, JsonElement pending) =>
        ManualTimeServer.RunToEndAsync(client, pending, (ManualTime)server.Services.GetRequiredService<TimeProvider>());
}
