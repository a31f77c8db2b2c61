using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Dialects.V2.Generations;

/// <summary>A vendor's good work reaches the caller although its form is not as documented, and a charge says where it is a guess.</summary>
[OneEngine]
public sealed class VendorToleranceTests(VendorToleranceTests.Vendor vendor) : IClassFixture<VendorToleranceTests.Vendor>
{
    private const string Whole = """{"choices":[{"message":{"content":"Good day"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":2}}""";

    private const string Hello = """{"model":"metered","prompt":"Hello"}""";

    private const string Warning = "no readable count of the tokens used";

    [Theory]
    [InlineData("")]
    [InlineData(": heartbeat\n\n")]
    public async Task A_stream_that_stays_open_behind_its_finish_reason_is_whole(string heartbeat)
    {
        var account = await vendor.BeginAsync(async context =>
        {
            await ChatUpstream.SendAsync(context, ChatUpstream.Delta("Good day"), ChatUpstream.Finish, ChatUpstream.Usage(3, 2));
            while (true)
            {
                await ChatUpstream.SendAsync(context, heartbeat);
                await Task.Delay(50, context.RequestAborted);
            }
        });

        var events = await StreamingTests.EventsAsync(account.Client, "/api/v2/generate/stream", Hello);

        JsonElement.Parse(events[1]).Text("delta").ShouldBe("Good day");
        var end = JsonElement.Parse(events[^2]);
        (end.Text("type"), end.Whole("tokens_spent")).ShouldBe(("generation_end", 7), events[^2]);
        end.TryGetProperty("warnings", out _).ShouldBeFalse();
        await vendor.Upstream.HungUp.Task.WaitAsync(TestHttp.Ct);
        (await account.Client.TokensAsync()).ShouldBe((993, 0));
        await vendor.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task An_emoji_cut_in_two_is_whole_where_it_is_sent_and_where_it_is_stored()
    {
        var account = await vendor.BeginAsync(context => ChatUpstream.SendAsync(
            context, Escaped("Hi \\ud83d"), Escaped("\\ude00! \\ud83d"), Escaped("."), ChatUpstream.Finish, ChatUpstream.Usage(3, 2), ChatUpstream.Done));
        var calls = vendor.Upstream.Calls;

        var events = (await StreamingTests.EventsAsync(account.Client, "/api/v2/generate/stream", Hello)).SkipLast(1).Select(data => JsonElement.Parse(data)).ToList();

        string.Concat(events.Where(data => data.Text("type") == "content_delta").Select(data => data.Text("delta"))).ShouldBe("Hi 😀! \uFFFD.");
        events[^1].Text("type").ShouldBe("generation_end");
        (await account.Client.GetJsonAsync($"/api/v2/generate/{events[^1].GetProperty("id")}")).Text("result_text").ShouldBe("Hi 😀! \uFFFD.");
        vendor.Upstream.Calls.ShouldBe(calls + 1);
        (await account.Client.TokensAsync()).ShouldBe((993, 0));
    }

    [Theory]
    [InlineData("""{"prompt_tokens":3.0,"completion_tokens":"2"}""", 7)]
    [InlineData("""{"prompt_tokens":3,"completion_tokens":"two"}""", 50)]
    [InlineData("""{"prompt_tokens":3,"completion_tokens":NaN}""", 50)]
    [InlineData("""{"prompt_tokens":0,"completion_tokens":0}""", 50)]
    [InlineData("null", 50)]
    public async Task The_most_is_not_charged_without_saying_why(string usage, long charge)
    {
        var account = await vendor.BeginAsync(context => ChatUpstream.SendAsync(
            context, ChatUpstream.Delta("Good day"), ChatUpstream.Finish, ChatUpstream.Chunk($$"""{"choices":[],"usage":{{usage}}}"""), ChatUpstream.Done));

        var unified = await account.Client.GenerateAsync("""{"model":"metered","prompt":"Hello","negative_prompt":"x"}""");
        var chat = await account.Client.GenerateAsync("""{"model":"metered","messages":[{"role":"user","content":"Hello"}]}""");
        var end = JsonElement.Parse((await StreamingTests.EventsAsync(account.Client, "/api/v2/generate/stream", Hello))[^2]);
        var stored = await account.Client.GetJsonAsync($"/api/v2/generate/{unified.GetProperty("id")}");

        (unified.Whole("tokens_spent"), chat.Whole("tokens_used"), end.Whole("tokens_spent")).ShouldBe((charge, charge, charge));
        stored.GetProperty("warnings").GetRawText().ShouldBe(unified.GetProperty("warnings").GetRawText());
        unified.GetProperty("warnings").GetArrayLength().ShouldBe(charge == 50 ? 2 : 1);
        foreach (var reply in (JsonElement[])[unified, chat, end])
        {
            var warnings = reply.TryGetProperty("warnings", out var given) ? given.GetRawText() : "";
            warnings.Contains(Warning, StringComparison.Ordinal).ShouldBe(charge == 50, reply.ToString());
        }
    }

    [Fact]
    public async Task A_reply_that_is_shorter_than_its_length_is_bought_once()
    {
        foreach (var (body, charge) in ((string, long)[])[(Whole, 7), (Whole[..^10], 0)])
        {
            var account = await vendor.BeginAsync(context => SendShortAsync(context, body));
            var calls = vendor.Upstream.Calls;

            var whole = await account.Client.GenerateAsync(Hello);
            vendor.Upstream.Calls.ShouldBe(calls + 1);
            var last = JsonElement.Parse((await StreamingTests.EventsAsync(account.Client, "/api/v2/generate/stream", Hello)).Last(data => data[0] == '{'));
            vendor.Upstream.Calls.ShouldBe(calls + 2);

            (whole.Text("status"), whole.Whole("tokens_spent")).ShouldBe((charge > 0 ? "completed" : "failed", charge), whole.ToString());
            last.Text("type").ShouldBe(charge > 0 ? "generation_end" : "error");
            if (charge == 0)
            {
                whole.Text("error").ShouldNotBeNull().ShouldStartWith("provider_error: ");
                last.Text("message").ShouldNotBeNull().ShouldStartWith("provider_error: ");
            }

            (await account.Client.TokensAsync()).ShouldBe((1000 - (2 * charge), 0));
        }
    }

    [Theory]
    [InlineData("", 7)]
    [InlineData(" \n", 7)]
    [InlineData("{}", 0)]
    public async Task A_whole_reply_on_a_connection_that_stays_open_is_whole_unless_more_follows(string more, long charge)
    {
        var account = await vendor.BeginAsync(async context =>
        {
            await ChatUpstream.SendAsync(context, Whole, more);
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });

        var whole = await account.Client.GenerateAsync(Hello).WaitAsync(TestHttp.Ct);

        (whole.Text("status"), whole.Whole("tokens_spent")).ShouldBe((charge > 0 ? "completed" : "failed", charge), whole.ToString());
        await vendor.Upstream.HungUp.Task.WaitAsync(TestHttp.Ct);
    }

    [Fact]
    public async Task Calls_without_a_name_are_not_a_reply_and_cost_nothing()
    {
        const string Calls = """{"tool_calls":[null,{"function":null},{"id":"a","function":{"name":"","arguments":"{}"}}]}""";
        var account = await vendor.BeginAsync(context => ChatUpstream.Refuse(200, $$$"""{"choices":[{"message":{{{Calls}}},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":3,"completion_tokens":2}}""")(context));

        var whole = await account.Client.GenerateAsync(Hello);
        vendor.Upstream.Answer = context => ChatUpstream.SendAsync(
            context, ChatUpstream.Chunk($$$"""{"choices":[{"delta":{{{Calls}}}}]}"""), ChatUpstream.Finish, ChatUpstream.Usage(3, 2), ChatUpstream.Done);
        var events = await StreamingTests.EventsAsync(account.Client, "/api/v2/generate/stream", Hello);

        (whole.Text("status"), whole.Whole("tokens_spent")).ShouldBe(("failed", 0), whole.ToString());
        events.ShouldNotContain(data => data.Contains("generation_end", StringComparison.Ordinal));
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
    }

    // The length promises more than is sent, so the connection breaks behind the body.
    private static async Task SendShortAsync(HttpContext context, string body)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length + 10;
        await context.Response.WriteAsync(body, context.RequestAborted);
    }

    private static string Escaped(string text) => ChatUpstream.Chunk($$$"""{"choices":[{"index":0,"delta":{"content":"{{{text}}}"}}]}""");

    /// <summary>A vendor whose model is paid by what it counts, and a server that does not wait long behind a finish reason.</summary>
    public sealed class Vendor : ServerWithUpstream
    {
        private const string Metered =
            """
            { "models": [{
              "slug": "metered", "name": "Metered", "vendor": "Test", "category": "text", "min_plan": "free",
              "description_en": "Priced by usage.", "description_ru": "Цена по расходу.", "supports_streaming": true,
              "routes": [{ "provider": "openai", "model": "m" }],
              "price": { "type": "per_usage", "input_per_million": 1000000, "output_per_million": 2000000, "min": 1, "max": 50 }
            }] }
            """;

        protected override Task<TestServer> StartServerAsync(string address) => TestServer.StartWithModelsAsync(
            Metered, address, "--Tessera:Providers:openai:ApiKey=test", "--Tessera:Timeouts:TextEnd=00:00:00.200");

        /// <summary>Scripts the answers of a case, and opens an account for it.</summary>
        internal Task<TestAccount> BeginAsync(Func<HttpContext, Task> answer)
        {
            Upstream.HungUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Upstream.Answer = answer;
            return Server.OpenAccountAsync(tokens: 1000);
        }
    }
}
