using System.Text.Json;
using System.Text.Json.Nodes;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Dialects.V2.Generations;

/// <summary>The whole round: tools are offered, the model calls them, the results go back, the model answers.</summary>
[OneEngine]
public sealed class ToolResultsTests(ToolResultsTests.Vendor vendor) : IClassFixture<ToolResultsTests.Vendor>
{
    private const string Question = """{"role":"user","content":"Do I need a coat?"}""";
    private const string Tools = """[{"type":"function","function":{"name":"weather","parameters":{"type":"object"}}},{"type":"function","function":{"name":"time"}}]""";

    public static TheoryData<bool, bool> Dialects => new() { { true, false }, { true, true }, { false, false }, { false, true } };

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task Tool_calls_and_their_results_work_in_either_dialect_whole_or_streamed(bool isChat, bool isStream)
    {
        vendor.Begin();
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);

        var (said, calls) = await AskAsync(account, isChat, isStream, Question);
        var answer = await AskAsync(
            account,
            isChat,
            isStream,
            $$"""
            {{Question}},
            {"role":"assistant","content":null,"tool_calls":{{calls.ShouldNotBeNull().Replace("\"{}\"", "\"\"", StringComparison.Ordinal)}}},
            {"role":"tool","tool_call_id":"call_b","content":[{"type":"text","text":"nine"}]},
            {"role":"tool","tool_call_id":"call_a","content":"{\"celsius\":-31}"}
            """);

        said.ShouldBe("");
        answer.ShouldBe(("Yes, a warm one.", null));
        var sent = vendor.Upstream.Bodies.Last().GetProperty("messages");
        JsonElement.DeepEquals(sent, JsonElement.Parse("""
            [
              {"role":"user","content":"Do I need a coat?"},
              {"role":"assistant","content":null,"tool_calls":[
                {"id":"call_a","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Омск\",\"days\":1.50}"}},
                {"id":"call_b","type":"function","function":{"name":"time","arguments":"{}"}}]},
              {"role":"tool","tool_call_id":"call_b","content":"nine"},
              {"role":"tool","tool_call_id":"call_a","content":"{\"celsius\":-31}"}
            ]
            """)).ShouldBeTrue(sent.ToString());
        (await account.Client.TokensAsync()).ShouldBe((4, 0));
        (await account.Client.GetJsonAsync("/api/v2/user/history")).Items().Select(item => item.Text("prompt"))
            .ShouldBe(["Do I need a coat?", "Do I need a coat?"]);
        await vendor.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_repeated_call_with_its_key_is_answered_with_the_same_calls_and_sent_once()
    {
        vendor.Begin();
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);
        var json = $$"""{"model":"gpt-5","stream":true,"messages":[{{Question}}],"tools":{{Tools}}}""";

        var first = await (await account.Client.PostWithAsync("Idempotency-Key", "round-1", json)).Content.ReadAsStringAsync(TestHttp.Ct);
        var again = await (await account.Client.PostWithAsync("Idempotency-Key", "round-1", json)).Content.ReadAsStringAsync(TestHttp.Ct);

        first.ShouldContain("\"tool_calls\":[{\"id\":\"call_a\"");
        again.ShouldBe(first);
        vendor.Upstream.Bodies.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"model":"gpt-5","prompt":"Hello"}""", null)]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","reasoning_effort":"high"}""", "high")]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","temperature":0.5}""", "none")]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","tools":[{"type":"function","function":{"name":"weather"}}]}""", "none")]
    public async Task Options_that_a_vendor_accepts_only_without_reasoning_are_sent_without_it(string json, string? effort)
    {
        vendor.Begin();
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);

        await account.Client.GenerateAsync(json);
        var refusal = await account.Client.PostTextAsync(GenerateRequests.Path, """{"model":"gpt-5","prompt":"Hello","temperature":0.5,"reasoning_effort":"low"}""").RefusalAsync();

        var sent = vendor.Upstream.Bodies.ShouldHaveSingleItem();
        (sent.TryGetProperty("reasoning_effort", out var given) ? given.GetString() : null).ShouldBe(effort);
        refusal.Field.ShouldBe("temperature");
    }

    [Fact]
    public async Task Arguments_as_deep_as_a_request_may_be_are_sent_and_deeper_ones_refused()
    {
        vendor.Begin();
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);

        (await AskAsync(account, true, false, Answered(Nested(64)))).Said.ShouldBe("Yes, a warm one.");

        var refusal = await account.Client.PostTextAsync(GenerateRequests.Path, Body(true, false, Answered(Nested(65)))).RefusalAsync();
        refusal.Field.ShouldBe("messages[1].tool_calls[0].function.arguments");
    }

    [Fact]
    public async Task The_sandbox_calls_a_tool_when_it_must_and_answers_from_its_result()
    {
        await using var server = await TestServer.StartAsync();
        var account = await server.OpenAccountAsync(tokens: 10);
        var called = await account.Client.GenerateAsync($$"""{"model":"gpt-5","messages":[{{Question}}],"tools":{{Tools}},"tool_choice":"required"}""");
        var calls = called.GetProperty("tool_calls");

        var answered = await account.Client.GenerateAsync($$"""
            {"model":"gpt-5","messages":[{{Question}},{"role":"assistant","tool_calls":{{calls.GetRawText()}}},
            {"role":"tool","tool_call_id":"{{calls[0].Text("id")}}","content":"31 below zero"}],"tools":{{Tools}}}
            """);

        answered.Text("content").ShouldBe("Sandbox reply (no model was called): your tool weather gave: “31 below zero”");
        answered.GetProperty("sandbox").GetBoolean().ShouldBeTrue();
    }

    private static async Task<(string? Said, string? Calls)> AskAsync(TestAccount account, bool isChat, bool isStream, string messages)
    {
        var json = Body(isChat, isStream, messages);
        if (!isStream)
        {
            var body = await account.Client.GenerateAsync(json);
            body.Text("status").ShouldBe("completed", body.ToString());
            return (body.Text(isChat ? "content" : "result_text"), CallsOf(body));
        }

        var events = await StreamingTests.EventsAsync(account.Client, GenerateRequests.Path, json);
        var end = JsonElement.Parse(events[^2]);
        end.Text("type").ShouldBe("generation_end");
        return (string.Concat(events.Skip(1).SkipLast(2).Select(data => JsonElement.Parse(data).Text("delta"))), CallsOf(end));
    }

    private static string Body(bool isChat, bool isStream, string messages)
    {
        var said = $$"""{"messages":[{{messages}}],"tools":{{Tools}}}""";
        var body = isChat ? JsonNode.Parse(said)!.AsObject() : new JsonObject { ["params"] = JsonNode.Parse(said) };
        body["model"] = "gpt-5";
        body["stream"] = isStream;
        return body.ToJsonString();
    }

    private static string Answered(string arguments) =>
        $$$"""
        {{{Question}}},
        {"role":"assistant","tool_calls":[{"id":"1","type":"function","function":{"name":"weather","arguments":{{{JsonSerializer.Serialize(arguments)}}}}}]},
        {"role":"tool","tool_call_id":"1","content":""}
        """;

    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("{\"a\":", depth - 1)) + "{}" + new string('}', depth - 1);

    private static string? CallsOf(JsonElement body) => body.TryGetProperty("tool_calls", out var calls) ? calls.GetRawText() : null;

    /// <summary>A vendor whose model calls two tools at once, and answers when it gets their results.</summary>
    public sealed class Vendor : ServerWithUpstream
    {
        protected override Task<TestServer> StartServerAsync(string address) => TestServer.StartAsync(address, "--Tessera:Providers:openai:ApiKey=test");

        public void Begin()
        {
            Upstream.Bodies.Clear();
            Upstream.Answer = context => Upstream.Bodies.Last().GetProperty("messages").EnumerateArray().Last().Text("role") == "tool"
                ? ChatUpstream.SendAsync(context, ChatUpstream.Delta("Yes, a warm one."), ChatUpstream.Finish, ChatUpstream.Done)
                : ChatUpstream.SendAsync(
                    context,
                    ChatUpstream.Chunk("""{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"call_a","type":"function","function":{"name":"weather","arguments":"{ \"city\" : \"Омск\", "}}]}}]}"""),
                    ChatUpstream.Chunk("""{"choices":[{"index":0,"delta":{"tool_calls":[{"index":1,"id":"call_b","type":"function","function":{"name":"time","arguments":""}}]}}]}"""),
                    ChatUpstream.Chunk("""{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"\"days\": 1.50 }"}}]}}]}"""),
                    ChatUpstream.Chunk("""{"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}"""),
                    ChatUpstream.Done);
        }
    }
}
