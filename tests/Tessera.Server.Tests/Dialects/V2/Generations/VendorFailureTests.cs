using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Providers;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Dialects.V2.Generations;

/// <summary>However a vendor fails, the caller reads a code and a sentence, pays nothing, and learns no secret.</summary>
[OneEngine]
public sealed class VendorFailureTests(VendorFailureTests.Vendor vendor) : IClassFixture<VendorFailureTests.Vendor>
{
    // Without a shape that a pattern could know, as the keys of servers that an operator runs.
    private const string Key = "Canary2Pass";

    public static TheoryData<string, string> Failures() => new()
    {
        { "401", "model_unavailable" },
        { "429 rate", "overloaded" },
        { "429 quota", "model_unavailable" },
        { "500", "model_unavailable" },
        { "400", "invalid_input" },
        { "400 policy", "content_policy" },
        { "redirect", "model_unavailable" },
        { "404", "model_unavailable" },
        { "garbage", "provider_error" },
        { "garbage in a stream", "provider_error" },
        { "empty", "provider_error" },
        { "cut", "provider_error" },
        { "hung up", "model_unavailable" },
        { "nothing said", "provider_error" },
        { "refused in the stream", "invalid_input" },
        { "error in the stream", "provider_error" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_call_fails_with_a_message_and_costs_nothing(string failure, string code)
    {
        vendor.Begin(Answer(failure));
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);

        var body = await account.Client.GenerateAsync("""{"model":"gpt-5","prompt":"Hello"}""");

        (body.Text("status"), body.Whole("tokens_spent")).ShouldBe(("failed", 0), body.ToString());
        ShouldBeMessage(body.Text("error"), code);
        body.GetProperty("sandbox").ValueKind.ShouldBe(JsonValueKind.False);
        (await account.Client.TokensAsync()).ShouldBe((10, 0));
        await vendor.Server.ShouldVerifyAsync();
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_stream_ends_in_an_error_without_an_end_and_costs_nothing(string failure, string code)
    {
        vendor.Begin(Answer(failure));
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);

        var events = await StreamingTests.EventsAsync(account.Client, "/api/v2/generate/stream", """{"model":"gpt-5","prompt":"Hello"}""");

        JsonElement.Parse(events[0]).Text("type").ShouldBe("generation_start");
        var last = JsonElement.Parse(events[^1]);
        last.Text("type").ShouldBe("error");
        ShouldBeMessage(last.Text("message"), code);
        events.ShouldNotContain(data => data.Contains("generation_end", StringComparison.Ordinal));
        (await account.Client.TokensAsync()).ShouldBe((10, 0));
    }

    [Fact]
    public async Task A_vendor_that_is_not_there_is_unavailable()
    {
        await using var server = await TestServer.StartAsync(
            $"--Tessera:Providers:openai:BaseUrl=http://127.0.0.1:{FreePort()}/v1", $"--Tessera:Providers:openai:ApiKey={Key}");
        var account = await server.OpenAccountAsync(tokens: 10);

        var body = await account.Client.GenerateAsync("""{"model":"gpt-5","prompt":"Hello"}""");

        body.Text("status").ShouldBe("failed");
        ShouldBeMessage(body.Text("error"), "model_unavailable");
        (await account.Client.TokensAsync()).ShouldBe((10, 0));
        await server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_vendor_that_works_is_paid_and_its_text_is_not_the_sandboxs()
    {
        vendor.Begin(context => ChatUpstream.SendAsync(
            context, ChatUpstream.Delta("Good "), ChatUpstream.Delta("day"), ChatUpstream.Finish, ChatUpstream.Usage(3, 2), ChatUpstream.Done));
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);

        using var reply = await account.Client.PostTextAsync(GenerateRequests.Path, """{"model":"gpt-5","messages":[{"role":"user","content":"Hello"}]}""");
        var body = await Task.FromResult(reply).JsonAsync();

        (body.Text("status"), body.Text("content"), body.Whole("tokens_used"), body.Whole("balance_remaining")).ShouldBe(("completed", "Good day", 3, 7));
        body.GetProperty("usage").Whole("total_tokens").ShouldBe(5);
        body.TryGetProperty("sandbox", out _).ShouldBeFalse();
        reply.Headers.Contains("X-Tessera-Sandbox").ShouldBeFalse();
    }

    [Fact]
    public async Task A_test_key_never_reaches_the_vendor()
    {
        var account = await vendor.Server.OpenAccountAsync(tokens: 0, isTestKey: true);
        var calls = vendor.Upstream.Calls;

        var body = await account.Client.GenerateAsync("""{"model":"gpt-5","prompt":"Hello"}""");

        (body.Text("status"), body.Whole("tokens_spent")).ShouldBe(("completed", 0));
        body.GetProperty("sandbox").ValueKind.ShouldBe(JsonValueKind.True);
        vendor.Upstream.Calls.ShouldBe(calls);
    }

    private static void ShouldBeMessage(string? error, string code)
    {
        var message = error.ShouldNotBeNull();
        message.ShouldStartWith(code + ": ");
        message.ShouldEndWith(".");
        foreach (var secret in new[] { Key, "canary", "127.0.0.1", "localhost", "http", "Exception", "   at " })
        {
            message.ShouldNotContain(secret);
        }
    }

    private static Func<HttpContext, Task> Answer(string failure) => failure switch
    {
        "401" => ChatUpstream.Refuse(401, $$$"""{"error":{"message":"Incorrect API key provided: {{{Key}}}.","type":"invalid_request_error","code":"invalid_api_key"}}"""),
        "429 rate" => ChatUpstream.Refuse(429, """{"error":{"message":"Rate limit reached for gpt-5 in organization org-canary","type":"requests","code":"rate_limit_exceeded"}}"""),
        "429 quota" => ChatUpstream.Refuse(429, """{"error":{"message":"You exceeded your current quota","type":"insufficient_quota","code":"insufficient_quota"}}"""),
        "500" => ChatUpstream.Refuse(500, "<html>canary at http://127.0.0.1</html>"),
        "400" => ChatUpstream.Refuse(400, $$$"""{"error":{"message":"No tools for {{{Key}}} here.","type":"invalid_request_error"}}"""),
        "404" => ChatUpstream.Refuse(404, """{"error":{"message":"The model `gpt-5` does not exist, canary.","code":"model_not_found"}}"""),
        "400 policy" => ChatUpstream.Refuse(400, """{"error":{"message":"canary","code":"content_policy_violation"}}"""),
        "redirect" => RedirectAsync,
        "garbage" => ChatUpstream.Refuse(200, "<html>canary</html>"),
        "garbage in a stream" => context => ChatUpstream.SendAsync(context, ChatUpstream.Delta("half"), "data: <canary\n\n", ChatUpstream.Done),
        "empty" => context => ChatUpstream.SendAsync(context, ""),
        "cut" => context => ChatUpstream.SendAsync(context, ChatUpstream.Delta("half a ")),
        "hung up" => HangUpAsync,
        "nothing said" => context => ChatUpstream.SendAsync(context, ChatUpstream.Finish, ChatUpstream.Usage(3, 0), ChatUpstream.Done),
        "refused in the stream" => context => ChatUpstream.SendAsync(
            context, ChatUpstream.Chunk($$$"""{"error":{"message":"No tools for {{{Key}}} here.","code":400}}""")),
        _ => context => ChatUpstream.SendAsync(
            context, ChatUpstream.Delta("half"), ChatUpstream.Chunk("""{"error":{"message":"canary exploded","code":500}}"""), ChatUpstream.Done),
    };

    private static Task RedirectAsync(HttpContext context)
    {
        context.Response.Redirect("http://127.0.0.1:1/canary");
        return Task.CompletedTask;
    }

    private static Task HangUpAsync(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A vendor, and a server that calls it with a key that no reply may show.</summary>
    public sealed class Vendor : ServerWithUpstream
    {
        protected override Task<TestServer> StartServerAsync(string address) => TestServer.StartAsync(
            address, $"--Tessera:Providers:openai:ApiKey={Key}", "--Tessera:Routing:RetryDelay=00:00:00.001", "--Tessera:Routing:BreakerCalls=10000");

        /// <summary>Scripts the answers of a case; what the case before did to the key is forgotten.</summary>
        public void Begin(Func<HttpContext, Task> answer)
        {
            Upstream.Answer = answer;
            Server.Services.GetRequiredService<ProviderRoster>().Now.All.Single().Gate.Restore();
        }
    }
}
