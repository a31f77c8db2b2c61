using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Catalog;
using Tessera.Server.Providers;
using Tessera.Server.Tests.Admin;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Providers;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Dialects.V2.Generations;

/// <summary>When the sandbox serves a model: <c>Tessera:Sandbox:Mode</c>.</summary>
[OneEngine]
public sealed class SandboxModeTests
{
    [Fact]
    public async Task Never_leaves_models_without_a_provider_unavailable_except_to_test_keys()
    {
        await using var server = await TestServer.StartAsync("--Tessera:Sandbox:Mode=Never");
        var account = await server.OpenAccountAsync();
        var tester = await server.OpenAccountAsync(tokens: 0, isTestKey: true);

        foreach (var json in new[] { """{"model":"gpt-5","prompt":"Hello"}""", """{"model":"photon-flash","prompt":"A hill"}""" })
        {
            using var reply = await account.Client.PostTextAsync(GenerateRequests.Path, json);
            await Task.FromResult(reply).RefusedAsync(HttpStatusCode.ServiceUnavailable, "model_unavailable");
            reply.Headers.RetryAfter.ShouldNotBeNull();
        }

        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
        (await account.Client.CountAsync()).ShouldBe(0);
        (await tester.Client.GenerateAsync("""{"model":"gpt-5","prompt":"Hello"}""")).Text("status").ShouldBe("completed");
    }

    [Fact]
    public async Task Always_serves_everything_though_a_provider_is_there()
    {
        await using var upstream = await ChatUpstream.StartAsync();
        await using var server = await TestServer.StartAsync(
            "--Tessera:Sandbox:Mode=Always", $"--Tessera:Providers:openai:BaseUrl={upstream.BaseUrl}", "--Tessera:Providers:openai:ApiKey=test");
        var account = await server.OpenAccountAsync();

        var body = await account.Client.GenerateAsync("""{"model":"gpt-5","prompt":"Hello"}""");

        (body.Text("status"), body.Whole("tokens_spent")).ShouldBe(("completed", 3));
        body.GetProperty("sandbox").ValueKind.ShouldBe(JsonValueKind.True);
        upstream.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task Beside_a_provider_the_sandbox_serves_the_rest_free_and_is_named_everywhere()
    {
        await using var upstream = await ChatUpstream.StartAsync();
        upstream.Answer = Vendors.SayAsync;
        await using var server = await TestServer.StartAsync([.. Vendors.At("openai", upstream)]);
        var account = await server.OpenAccountAsync();

        var sample = await account.Client.GenerateAsync("""{"model":"claude-sonnet-4.5","prompt":"Hello"}""");
        var capped = await account.Client.PostTextAsync(GenerateRequests.Path, """{"model":"claude-sonnet-4.5","prompt":"Hello","max_tokens_spent":0}""")
            .RefusedAsync(HttpStatusCode.PaymentRequired, "insufficient_tokens");
        var free = await account.Client.TokensAsync();
        var real = await account.Client.GenerateAsync("""{"model":"gpt-5","prompt":"Hello"}""");
        var model = await account.Client.GetJsonAsync("/api/v2/models/claude-sonnet-4.5");
        var (_, json, _) = await Command.RunAsync("admin", "report", "margin", "--json", "--data", server.DataDirectory);
        var (_, table, _) = await Command.RunAsync("admin", "report", "margin", "--data", server.DataDirectory);

        (sample.GetProperty("sandbox").GetBoolean(), sample.Whole("tokens_spent"), free).ShouldBe((true, 0, (1000, 0)));
        capped.GetProperty("details").Whole("required").ShouldBe(3);
        (real.GetProperty("sandbox").GetBoolean(), real.Whole("tokens_spent")).ShouldBe((false, 3));
        (model.GetProperty("available").GetBoolean(), model.GetProperty("sandbox").GetBoolean()).ShouldBe((true, true));
        var notice = Notice(server).ShouldNotBeNull();
        notice.ShouldContain("free of charge");
        notice.ShouldContain("claude-sonnet-4.5");
        var report = JsonElement.Parse(json);
        report.GetProperty("items").EnumerateArray().Select(line => line.Text("name")).ShouldBe(["gpt-5"]);
        var samples = report.GetProperty("sandbox").EnumerateArray().ShouldHaveSingleItem();
        (samples.Text("name"), samples.Whole("generations"), samples.Whole("revenue_tokens")).ShouldBe(("claude-sonnet-4.5", 1, 0));
        table.ShouldContain("Served by the sandbox:");
    }

    [Fact]
    public async Task Never_distinguishes_models_without_a_provider_from_those_whose_provider_is_down()
    {
        await using var upstream = await ChatUpstream.StartAsync();
        await using var server = await TestServer.StartAsync([.. Vendors.At("openai", upstream), "--Tessera:Sandbox:Mode=Never"]);
        var account = await server.OpenAccountAsync();

        var refusal = await account.Client.PostTextAsync(GenerateRequests.Path, """{"model":"photon-flash","prompt":"A hill"}""")
            .RefusedAsync(HttpStatusCode.ServiceUnavailable, "model_unavailable");

        refusal.Text("message").ShouldNotBeNull().ShouldContain("No provider configured on this server serves the model");
        var models = (await account.Client.GetJsonAsync("/api/v2/models")).Items();
        models.ShouldAllBe(model => !model.GetProperty("sandbox").GetBoolean());
        var available = models.Where(model => model.GetProperty("available").GetBoolean()).Select(model => model.Text("slug")).ToList();
        available.ShouldContain("gpt-5");
        available.ShouldAllBe(slug => slug!.StartsWith("gpt-", StringComparison.Ordinal) || slug.StartsWith("text-embedding-", StringComparison.Ordinal));
        Notice(server).ShouldNotBeNull().ShouldContain("calls to them are answered 503 model_unavailable");
    }

    private static string? Notice(TestServer server) => ServingNotice.Of(
        server.Services.GetRequiredService<ModelCatalog>(), server.Services.GetRequiredService<ProviderRegistry>());
}
