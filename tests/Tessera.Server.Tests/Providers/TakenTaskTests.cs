using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Generations.Jobs;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Providers;

/// <summary>What a provider has taken is followed there to its end, whatever the catalogue says after the next start.</summary>
public sealed class TakenTaskTests
{
    private const string Replicate = """{ "provider": "replicate", "model": "us/picture", "cost": { "per_image": 40000 } }""";

    private const string Fal = """{ "provider": "fal", "model": "us/picture" }""";

    private static readonly string[] Changes = [Catalog("image", Fal), Catalog("image", ""), Catalog("image", Replicate, "\"enabled\": false,"), "{}"];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Changes.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_job_whose_route_was_removed_is_collected_at_unknown_cost(int change)
    {
        await using var vendor = await PredictionUpstream.StartAsync();
        var (first, account, pending) = await TakenAsync(vendor, "image");

        await using var second = await RestartAsync(first, Changes[change], vendor);
        using var client = second.ClientFor(account.Key);
        vendor.IsEndless = false;
        var made = await client.WaitAsync(pending);

        (made.Text("status"), made.Whole("tokens_spent")).ShouldBe(("completed", 5), made.ToString());
        vendor.Submits.ShouldBe(1);
        (await client.TokensAsync()).ShouldBe((95, 0));
        (await second.Database.ReadAsync(session => session.Prepared("SELECT cost_micro_usd FROM generations").ExecuteScalarAsync())).ShouldBe(DBNull.Value);
        await second.ShouldVerifyAsync();
    }

    [Fact]
    public async Task The_result_of_a_tool_that_is_gone_is_what_its_file_is()
    {
        await using var vendor = await PredictionUpstream.StartAsync();
        var (first, account, pending) = await TakenAsync(vendor, "tool");

        await using var second = await RestartAsync(first, "{}", vendor);
        using var client = second.ClientFor(account.Key);
        vendor.IsEndless = false;

        (await client.WaitAsync(pending)).Text("status").ShouldBe("completed");
    }

    [Fact]
    public async Task A_job_whose_route_was_removed_is_stopped_at_its_provider()
    {
        await using var vendor = await PredictionUpstream.StartAsync();
        var (first, account, pending) = await TakenAsync(vendor, "image");

        await using var second = await RestartAsync(first, Changes[0], vendor);
        using var client = second.ClientFor(account.Key);
        using var stopped = await client.PostAsync($"/api/v2/generate/{pending.Whole("id")}/cancel", null, TestHttp.Ct);
        while (vendor.Cancels == 0)
        {
            await client.TokensAsync();
        }

        stopped.IsSuccessStatusCode.ShouldBeTrue();
        (await client.TokensAsync()).ShouldBe((100, 0));
        await second.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_worker_that_lost_its_job_leaves_the_work_to_the_one_that_has_it()
    {
        await using var vendor = await PredictionUpstream.StartAsync();
        var (server, account, _) = await TakenAsync(vendor, "image");
        await using var stopped = server;

        var taken = TimeProvider.System.GetUtcNow().AddMinutes(1).ToUnixTimeMilliseconds();
        await server.Database.WriteAsync(session =>
            session.Prepared("UPDATE generations SET fence = fence + 1, lease_until = @until", "@until").With(taken).ExecuteNonQueryAsync());
        while (server.Services.GetRequiredService<RunningGenerations>().All.Count > 0)
        {
            await account.Client.TokensAsync();
        }

        vendor.Cancels.ShouldBe(0);
    }

    private static async Task<(TestServer Server, TestAccount Account, JsonElement Pending)> TakenAsync(PredictionUpstream vendor, string category)
    {
        var server = await TestServer.StartWithModelsAsync(Catalog(category, Replicate), Settings(vendor));
        var account = await server.OpenAccountAsync(tokens: 100);
        vendor.IsEndless = true;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/generate")
        {
            Content = new StringContent("""{"model":"house","prompt":"A fox"}""", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Prefer", "respond-async");
        var pending = await account.Client.SendAsync(request, TestHttp.Ct).JsonAsync();
        while (vendor.Polls.IsEmpty)
        {
            await account.Client.TokensAsync();
        }

        return (server, account, pending);
    }

    private static Task<TestServer> RestartAsync(TestServer server, string catalog, PredictionUpstream vendor)
    {
        File.WriteAllText(Path.Combine(server.DataDirectory, "catalog.d", "test.json"), catalog);
        return server.RestartAsync(Settings(vendor));
    }

    private static string Catalog(string category, string routes, string more = "") => $$"""
        { "models": [{
          "slug": "house", "name": "House", "vendor": "Us", "category": "{{category}}", "min_plan": "free", {{more}} {{(category == "tool" ? "\"prompt\": \"optional\", \"max_prompt_length\": 100, \"inputs\": { \"image_url\": { \"media\": \"image\" } }," : "")}}
          "description_en": "Ours.", "description_ru": "Наша.", "price": { "type": "fixed", "tokens": 5 },
          "routes": [{{routes}}]
        }] }
        """;

    private static string[] Settings(PredictionUpstream vendor) =>
    [
        $"--Tessera:Providers:replicate:BaseUrl={vendor.BaseUrl}",
        "--Tessera:Providers:replicate:ApiKey=key",
        "--Tessera:Fetch:AllowedNetworks:0=127.0.0.0/8",
        "--Tessera:Sandbox:Mode=Never",
        .. ManualTimeServer.QuickPolling,
    ];
}
