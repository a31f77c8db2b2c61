using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Providers;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Dialects.OpenAi;

/// <summary>What a client of OpenAI sees when the vendor fails before the first piece of a text, and in its middle.</summary>
[OneEngine]
public sealed class ChatFailureTests(ChatFailureTests.Vendor vendor) : IClassFixture<ChatFailureTests.Vendor>
{
    private const string Whole = """{"model":"gpt-5","messages":[{"role":"user","content":"Hello"}]}""";
    private const string Streamed = """{"model":"gpt-5","messages":[{"role":"user","content":"Hello"}],"stream":true}""";

    [Theory]
    [InlineData(429, """{"error":{"message":"Rate limit reached","code":"rate_limit_exceeded"}}""", 503, "overloaded", true)]
    [InlineData(500, "<html></html>", 503, "model_unavailable", true)]
    [InlineData(400, """{"error":{"message":"canary","code":"content_policy_violation"}}""", 400, "content_policy_violation", false)]
    [InlineData(200, "<html></html>", 502, "provider_error", false)]
    public async Task A_failure_before_the_text_is_a_status_in_a_stream_too(int status, string body, int expected, string code, bool mayRetry)
    {
        vendor.Begin(ChatUpstream.Refuse(status, body));
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);
        foreach (var json in (string[])[Whole, Streamed])
        {
            using var response = await account.Client.PostTextAsync(OpenAiCalls.Chat, json);
            var error = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestHttp.Ct)).GetProperty("error");

            ((int)response.StatusCode, error.Text("code")).ShouldBe((expected, code), json);
            response.Content.Headers.ContentType?.MediaType.ShouldBe("application/json");
            // The vendor may have begun to bill a reply that could not be read.
            response.Headers.Contains("x-should-retry").ShouldBe(!mayRetry);
            (response.Headers.RetryAfter is not null).ShouldBe(mayRetry);
        }

        (await account.Client.TokensAsync()).ShouldBe((10, 0));
        await vendor.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_stream_that_breaks_off_ends_in_an_error_without_a_finish_reason()
    {
        vendor.Begin(BreakOffAsync);
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);

        var events = await account.Client.EventsAsync(OpenAiCalls.Chat, Streamed);

        events.ShouldNotContain("[DONE]");
        var error = JsonElement.Parse(events[^1]).GetProperty("error");
        (error.Text("type"), error.Text("code")).ShouldBe(("server_error", "provider_error"));
        events.SkipLast(1).ShouldAllBe(data => data.Contains("\"finish_reason\":null", StringComparison.Ordinal));
        (await account.Client.TokensAsync()).ShouldBe((10, 0));
        await vendor.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task The_connection_of_the_net_client_is_cut_because_it_ignores_the_error()
    {
        vendor.Begin(BreakOffAsync);
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);
        account.Client.DefaultRequestHeaders.UserAgent.ParseAdd("OpenAI/2.14.0 (.NET 10.0.0; Debian GNU/Linux 13)");
        using var request = new HttpRequestMessage(HttpMethod.Post, OpenAiCalls.Chat) { Content = new StringContent(Streamed, null, "application/json") };

        using var response = await account.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestHttp.Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        await Should.ThrowAsync<HttpRequestException>(() => response.Content.ReadAsStringAsync(TestHttp.Ct));
        (await account.Client.TokensAsync()).ShouldBe((10, 0));
    }

    [Fact]
    public async Task The_usage_is_the_vendors()
    {
        vendor.Begin(context => ChatUpstream.SendAsync(context, ChatUpstream.Delta("Hello"), ChatUpstream.Finish, ChatUpstream.Usage(123, 45), ChatUpstream.Done));
        var account = await vendor.Server.OpenAccountAsync();

        var reply = await account.Client.PostTextAsync(OpenAiCalls.Chat, Whole).JsonAsync();

        reply.GetProperty("usage").GetRawText().ShouldBe("""{"prompt_tokens":123,"completion_tokens":45,"total_tokens":168,"cost":3,"prompt_tokens_details":{"cached_tokens":0},"completion_tokens_details":{"reasoning_tokens":0}}""");
    }

    [Fact]
    public async Task A_compatible_server_at_openais_name_gets_no_parallel_tool_calls_and_a_warning_says_so()
    {
        vendor.Begin(context => ChatUpstream.SendAsync(context, ChatUpstream.Delta("Hello"), ChatUpstream.Finish, ChatUpstream.Usage(1, 1), ChatUpstream.Done));
        var account = await vendor.Server.OpenAccountAsync();
        const string Tools = """[{"type":"function","function":{"name":"look","parameters":{"type":"object"}}}]""";

        using var response = await account.Client.PostTextAsync(
            OpenAiCalls.Chat, $$"""{"model":"gpt-5","messages":[{"role":"user","content":"Hi"}],"parallel_tool_calls":false,"tools":{{Tools}}}""");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        vendor.Upstream.Bodies.Last().TryGetProperty("parallel_tool_calls", out _).ShouldBeFalse();
        response.Headers.GetValues("X-Tessera-Warnings").Single().ShouldContain("parallel_tool_calls");
    }

    [Fact]
    public async Task A_stream_with_an_idempotency_key_is_replayed_and_charged_once()
    {
        vendor.Begin(context => ChatUpstream.SendAsync(context, ChatUpstream.Delta("Hello"), ChatUpstream.Finish, ChatUpstream.Usage(1, 1), ChatUpstream.Done));
        var account = await vendor.Server.OpenAccountAsync();
        account.Client.DefaultRequestHeaders.Add("Idempotency-Key", "stream");
        var calls = vendor.Upstream.Calls;

        var first = await account.Client.EventsAsync(OpenAiCalls.Chat, Streamed);
        var second = await account.Client.EventsAsync(OpenAiCalls.Chat, Streamed);

        second.ShouldBe(first);
        (vendor.Upstream.Calls - calls).ShouldBe(1);
        (await account.Client.TokensAsync()).ShouldBe((997, 0));
    }

    private static Task BreakOffAsync(HttpContext context) => ChatUpstream.SendAsync(
        context, ChatUpstream.Delta("half"), ChatUpstream.Chunk("""{"error":{"message":"canary exploded","code":500}}"""), ChatUpstream.Done);

    /// <summary>A vendor of texts, and a server that calls it.</summary>
    public sealed class Vendor : ServerWithUpstream
    {
        protected override Task<TestServer> StartServerAsync(string address) => TestServer.StartAsync(
            address, "--Tessera:Providers:openai:ApiKey=sk-test", "--Tessera:Routing:RetryDelay=00:00:00.001", "--Tessera:Routing:BreakerCalls=10000");

        /// <summary>Scripts the answers of a test; what the test before did to the key is forgotten.</summary>
        public void Begin(Func<HttpContext, Task> answer)
        {
            Upstream.Answer = answer;
            Server.Services.GetRequiredService<ProviderRoster>().Now.All.Single().Gate.Restore();
        }
    }
}
