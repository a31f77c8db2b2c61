using System.Net;
using System.Text.Json;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Dialects.V2.Generate;

/// <summary>When the sandbox serves a model: <c>Tessera:Sandbox:Mode</c>.</summary>
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
            using var reply = await account.Client.PostTextAsync(Posting.Path, json);
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
}
