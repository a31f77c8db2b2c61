using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Dialects.Anthropic;

/// <summary>Messages in Anthropic's form, whole and streamed, and what reaches the provider of them.</summary>
[OneEngine]
public sealed class MessagesTests(MessagesTests.Vendor vendor) : IClassFixture<MessagesTests.Vendor>
{
    private const string Tools = """[{"name":"weather","description":"Of a city","input_schema":{"type":"object","properties":{"city":{"type":"string"}}}},{"type":"custom","name":"time","input_schema":{"type":"object"}}]""";

    private static readonly string Question = MessageCalls.Said("Do I need a coat?");

    [Fact]
    public async Task A_message_has_every_member_that_the_sdks_expect()
    {
        vendor.Begin();
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);

        var (reply, body) = await account.Client.MessageAsync(MessageCalls.Body(Question, ""","system":"Be brief.","temperature":0.5,"metadata":{"user_id":"u-1"}"""));

        reply.StatusCode.ShouldBe(HttpStatusCode.OK, body.ToString());
        body.Text("id").ShouldStartWith("msg_");
        JsonElement.DeepEquals(body.GetProperty("content"), JsonElement.Parse("""[{"type":"text","text":"Hello","citations":null}]""")).ShouldBeTrue(body.ToString());
        (body.Text("type"), body.Text("role"), body.Text("model"), body.Text("stop_reason")).ShouldBe(("message", "assistant", "gpt-5", "end_turn"));
        foreach (var member in (string[])["stop_sequence", "stop_details", "container", "diagnostics"])
        {
            body.GetProperty(member).ValueKind.ShouldBe(JsonValueKind.Null, member);
        }

        var usage = body.GetProperty("usage");
        (usage.Whole("input_tokens"), usage.Whole("output_tokens"), usage.Whole("cost")).ShouldBe((3, 2, 3));
        reply.Header("X-Tessera-Tokens-Spent").ShouldBe("3");
        reply.Header("X-Tessera-Generation-Id").ShouldNotBeNull().ShouldStartWith("gen_");
        reply.Header("request-id").ShouldBe(reply.Header("X-Request-Id"));
        var sent = vendor.Upstream.Bodies.ShouldHaveSingleItem();
        JsonElement.DeepEquals(
            sent.GetProperty("messages"), JsonElement.Parse("""[{"role":"system","content":"Be brief."},{"role":"user","content":"Do I need a coat?"}]""")).ShouldBeTrue(sent.ToString());
        sent.GetProperty("temperature").GetDouble().ShouldBe(0.5);
        (await account.Client.TokensAsync()).ShouldBe((7, 0));
        await vendor.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_stream_has_the_whole_sequence_of_events()
    {
        vendor.Begin();
        vendor.Upstream.Answer = context => ChatUpstream.SendAsync(
            context, ChatUpstream.Delta("Hel"), ChatUpstream.Delta("lo"), ChatUpstream.Finish, ChatUpstream.Usage(3, 2), ChatUpstream.Done);
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);

        var events = await account.Client.MessageEventsAsync(MessageCalls.Body(Question));

        events.Select(data => data.Text("type")).ShouldBe(
        [
            "message_start", "content_block_start", "ping", "content_block_delta", "content_block_delta", "content_block_stop", "message_delta", "message_stop",
        ]);
        var start = events[0].GetProperty("message");
        (start.GetProperty("content").GetArrayLength(), start.GetProperty("stop_reason").ValueKind).ShouldBe((0, JsonValueKind.Null));
        events[1].GetProperty("content_block").Text("text").ShouldBe("");
        string.Concat(events[3..5].Select(data => data.GetProperty("delta").Text("text"))).ShouldBe("Hello");
        events[6].GetProperty("delta").Text("stop_reason").ShouldBe("end_turn");
        (events[6].GetProperty("usage").Whole("input_tokens"), events[6].GetProperty("usage").Whole("output_tokens")).ShouldBe((3, 2));
        (await account.Client.TokensAsync()).ShouldBe((7, 0));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tools_are_called_and_their_results_go_back_in_one_message(bool isStream)
    {
        vendor.Begin();
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);
        var tools = $",\"tools\":{Tools}";

        var calls = await AskAsync(account, isStream, MessageCalls.Body(Question, tools + ""","tool_choice":{"type":"any"}"""));
        var answer = await AskAsync(account, isStream, MessageCalls.Body(
            $$$"""
            {{{Question}}},
            {"role":"assistant","content":[{"type":"thinking","thinking":"Hm.","signature":"s"},{"type":"text","text":"I look."},{{{string.Join(',', calls.Select(call => call.GetRawText()))}}}]},
            {"role":"user","content":[
              {"type":"tool_result","tool_use_id":"call_b","is_error":true,"content":"no clock"},
              {"type":"tool_result","tool_use_id":"call_a","content":[{"type":"text","text":"31 below"},{"type":"text","text":"zero"}],"cache_control":{"type":"ephemeral"}},
              {"type":"text","text":"Well?"}]}
            """,
            tools));

        calls.Select(call => call.Text("name")).ShouldBe(["weather", "time"]);
        JsonElement.DeepEquals(calls[0].GetProperty("input"), JsonElement.Parse("""{"city":"Омск"}""")).ShouldBeTrue(calls[0].ToString());
        answer.ShouldHaveSingleItem().Text("text").ShouldBe("Yes, a warm one.");
        var first = vendor.Upstream.Bodies.First();
        first.Text("tool_choice").ShouldBe("required");
        JsonElement.DeepEquals(first.GetProperty("tools"), JsonElement.Parse(
            """
            [{"type":"function","function":{"name":"weather","description":"Of a city","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}},
             {"type":"function","function":{"name":"time","parameters":{"type":"object"}}}]
            """)).ShouldBeTrue(first.ToString());
        var sent = vendor.Upstream.Bodies.Last().GetProperty("messages");
        JsonElement.DeepEquals(sent, JsonElement.Parse(
            """
            [
              {"role":"user","content":"Do I need a coat?"},
              {"role":"assistant","content":"I look.","tool_calls":[
                {"id":"call_a","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Омск\"}"}},
                {"id":"call_b","type":"function","function":{"name":"time","arguments":"{}"}}]},
              {"role":"tool","tool_call_id":"call_b","content":"Error:\nno clock"},
              {"role":"tool","tool_call_id":"call_a","content":"31 below\nzero"},
              {"role":"user","content":"Well?"}
            ]
            """)).ShouldBeTrue(sent.ToString());
        (await account.Client.TokensAsync()).ShouldBe((4, 0));
        await vendor.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task An_image_in_the_result_of_a_tool_is_shown_by_the_user()
    {
        vendor.Begin();
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);
        var image = $$$"""{"type":"image","source":{"type":"base64","media_type":"image/png","data":"{{{Convert.ToBase64String(Samples.Png)}}}"}}""";

        await account.Client.MessageAsync(MessageCalls.Body(
            $$$"""
            {{{Question}}},
            {"role":"assistant","content":[{"type":"tool_use","id":"toolu_1","name":"camera","input":{}}]},
            {"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_1","content":[{{{image}}}]},{{{image}}}]}
            """));

        var sent = vendor.Upstream.Bodies.ShouldHaveSingleItem().GetProperty("messages");
        sent[2].Text("content").ShouldBe("");
        var shown = sent[3].GetProperty("content");
        shown.EnumerateArray().Select(part => part.Text("type")).ShouldBe(["text", "image_url", "image_url"]);
        shown[0].Text("text").ShouldBe("From the result of toolu_1:");
        shown[1].GetProperty("image_url").Text("url").ShouldStartWith("data:image/png;base64,");
    }

    [Fact]
    public async Task A_coding_agent_gets_its_answer_and_learns_what_was_ignored()
    {
        vendor.Begin();
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);
        var history = string.Join(',', Enumerable.Range(0, 40).Select(turn =>
            $$$"""
            {"role":"assistant","content":[{"type":"tool_use","id":"toolu_{{{turn}}}","name":"Read","input":{"file_path":"/src/{{{turn}}}.cs"}}]},
            {"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_{{{turn}}}","content":"namespace A;"},{"type":"text","text":"<system-reminder>Go on.</system-reminder>","cache_control":{"type":"ephemeral"}}]}
            """));
        var json = MessageCalls.Body(
            $"{Question},{history}",
            """
            ,"system":[{"type":"text","text":"You are a coding agent."},{"type":"text","text":"Be brief.","cache_control":{"type":"ephemeral","ttl":"1h"}}],
            "tools":[{"name":"Read","description":"Reads a file","input_schema":{"$schema":"http://json-schema.org/draft-07/schema#","type":"object"},"eager_input_streaming":true}],
            "metadata":{"user_id":"user_1_account__session_2"},"thinking":{"type":"enabled","budget_tokens":1024},"temperature":1,"top_k":5,
            "context_management":{"edits":[]}
            """);
        using var request = new HttpRequestMessage(HttpMethod.Post, MessageCalls.Path + "?beta=true") { Content = new StringContent(json, null, "application/json") };
        request.Headers.Add("anthropic-beta", "claude-code-20250219,fine-grained-tool-streaming-2025-05-14");
        request.Headers.Add("x-api-key", account.Key);
        using var anyone = vendor.Server.ClientFor(null);

        using var reply = await anyone.SendAsync(request, TestHttp.Ct);

        reply.StatusCode.ShouldBe(HttpStatusCode.OK, await reply.Content.ReadAsStringAsync(TestHttp.Ct));
        var warnings = JsonElement.Parse(reply.Header("X-Tessera-Warnings").ShouldNotBeNull()).EnumerateArray().Select(warning => warning.GetString() ?? "").ToList();
        foreach (var name in (string[])["cache_control", "thinking", "top_k", "context_management", "tools[].eager_input_streaming"])
        {
            warnings.ShouldContain(warning => warning.StartsWith($"`{name}` ", StringComparison.Ordinal), string.Join('\n', warnings));
        }

        vendor.Upstream.Bodies.ShouldHaveSingleItem().GetProperty("messages")[0].Text("content").ShouldBe("You are a coding agent.\nBe brief.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_repeated_key_is_answered_again_and_charged_once(bool isStream)
    {
        vendor.Begin();
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);
        var json = MessageCalls.Body(Question, isStream ? ",\"stream\":true" : "");

        var first = await PostAsync(account, json);
        var again = await PostAsync(account, json);

        again.ShouldBe(first);
        vendor.Upstream.Bodies.Count.ShouldBe(1);
        (await account.Client.TokensAsync()).ShouldBe((7, 0));
    }

    [Fact]
    public async Task Tokens_are_estimated_without_a_charge_or_a_call()
    {
        vendor.Begin();
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);

        var small = await CountAsync("""{"role":"user","content":"Hi"}""");
        var large = await CountAsync("""{"role":"user","content":[{"type":"text","text":"Hi"},{"type":"image","source":{"type":"url","url":"https://example.invalid/a.png"}}]}""");

        small.ShouldBeInRange(1, 20);
        large.ShouldBe(small + 1600);
        vendor.Upstream.Bodies.ShouldBeEmpty();
        (await account.Client.TokensAsync()).ShouldBe((10, 0));

        async Task<long> CountAsync(string message) =>
            (await account.Client.PostTextAsync($"{MessageCalls.Path}/count_tokens", $$"""{"model":"gpt-5","messages":[{{message}}]}""").JsonAsync()).Whole("input_tokens");
    }

    private static async Task<string> PostAsync(TestAccount account, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, MessageCalls.Path) { Content = new StringContent(json, null, "application/json") };
        request.Headers.Add("Idempotency-Key", $"key-{json.Length}");
        using var reply = await account.Client.SendAsync(request, TestHttp.Ct);
        return await reply.Content.ReadAsStringAsync(TestHttp.Ct);
    }

    /// <summary>The blocks of a message, in the same form whether or not it was streamed.</summary>
    private static async Task<List<JsonElement>> AskAsync(TestAccount account, bool isStream, string json)
    {
        if (!isStream)
        {
            var (_, body) = await account.Client.MessageAsync(json);
            return [.. body.GetProperty("content").EnumerateArray()];
        }

        var events = await account.Client.MessageEventsAsync(json);
        events[^1].Text("type").ShouldBe("message_stop");
        return
        [
            .. events.Where(data => data.Text("type") == "content_block_start").Select((start, index) =>
            {
                start.Whole("index").ShouldBe(index);
                var pieces = events.Where(data => data.Text("type") == "content_block_delta" && data.Whole("index") == index).Select(data => data.GetProperty("delta"));
                var block = JsonNode.Parse(start.GetProperty("content_block").GetRawText())!.AsObject();
                foreach (var piece in pieces)
                {
                    if (piece.Text("type") == "text_delta")
                    {
                        block["text"] = block["text"]!.GetValue<string>() + piece.Text("text");
                    }
                }

                if (block.ContainsKey("input"))
                {
                    block["input"] = JsonNode.Parse(string.Concat(pieces.Select(piece => piece.Text("partial_json"))));
                }

                return JsonElement.Parse(block.ToJsonString());
            }),
        ];
    }

    /// <summary>A vendor whose model calls two tools if it has some, and answers when it gets their results.</summary>
    public sealed class Vendor : ServerWithUpstream
    {
        protected override Task<TestServer> StartServerAsync(string address) => TestServer.StartAsync(address, "--Tessera:Providers:openai:ApiKey=test");

        public void Begin()
        {
            Upstream.Bodies.Clear();
            Upstream.Answer = context =>
            {
                var body = Upstream.Bodies.Last();
                return !body.TryGetProperty("tools", out _) || body.GetProperty("messages").GetArrayLength() > 20
                    ? ChatUpstream.SendAsync(context, ChatUpstream.Delta("Hello"), ChatUpstream.Finish, ChatUpstream.Usage(3, 2), ChatUpstream.Done)
                    : body.GetProperty("messages").GetArrayLength() > 1
                    ? ChatUpstream.SendAsync(context, ChatUpstream.Delta("Yes, a warm one."), ChatUpstream.Finish, ChatUpstream.Done)
                    : ChatUpstream.SendAsync(
                        context,
                        ChatUpstream.Chunk("""{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"call_a","type":"function","function":{"name":"weather","arguments":"{\"city\":"}}]}}]}"""),
                        ChatUpstream.Chunk("""{"choices":[{"index":0,"delta":{"tool_calls":[{"index":1,"id":"call_b","type":"function","function":{"name":"time","arguments":""}}]}}]}"""),
                        ChatUpstream.Chunk("""{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"\"Омск\"}"}}]}}]}"""),
                        ChatUpstream.Chunk("""{"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}"""),
                        ChatUpstream.Done);
            };
        }
    }
}
