using System.Net;
using System.Text.Json;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;
using Tessera.Testing.Vendors;

namespace Tessera.Server.Tests.Dialects.Anthropic;

/// <summary>What a model of Anthropic's thinks is a part of the message, and goes back to it as it was.</summary>
[OneEngine]
public sealed class MessageThinkingTests
{
    private const string Model = "claude-haiku-4.5";
    private const string Thinking = ""","thinking":{"type":"enabled","budget_tokens":1024}""";
    private const string Blocks =
        """[{"type":"thinking","thinking":"Hm, wool.","signature":"sig=="},{"type":"redacted_thinking","data":"abc="},{"type":"text","text":"Yes.","citations":null}]""";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Thoughts_are_blocks_before_the_text(bool isStream)
    {
        await using var stubbed = await StubbedServer.StartAsync("anthropic");
        stubbed.Stub.On("POST /v1/messages", isStream
            ? StubAnswers.Events(string.Concat(((string[])
            [
                """{"type":"message_start","message":{"id":"m","type":"message","role":"assistant","content":[],"usage":{"input_tokens":5,"output_tokens":1}}}""",
                """{"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}""",
                """{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Hm, "}}""",
                """{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"wool."}}""",
                """{"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"sig=="}}""",
                """{"type":"content_block_stop","index":0}""",
                """{"type":"content_block_start","index":1,"content_block":{"type":"redacted_thinking","data":"abc="}}""",
                """{"type":"content_block_stop","index":1}""",
                """{"type":"content_block_start","index":2,"content_block":{"type":"text","text":""}}""",
                """{"type":"content_block_delta","index":2,"delta":{"type":"text_delta","text":"Yes."}}""",
                """{"type":"content_block_stop","index":2}""",
                """{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":7}}""",
                """{"type":"message_stop"}""",
            ]).Select(AnthropicVendor.Event)))
            : StubAnswers.Body(200, $$"""{"type":"message","content":{{Blocks}},"stop_reason":"end_turn","usage":{"input_tokens":5,"output_tokens":7} }"""));
        var account = await stubbed.Server.OpenAccountAsync();
        var json = MessageCalls.Body(MessageCalls.Said("Do I need a coat?"), Thinking, Model);

        if (isStream)
        {
            var events = await account.Client.MessageEventsAsync(json);
            events.Where(data => data.TryGetProperty("index", out _)).Select(data => (data.Text("type")?["content_block_".Length..], data.GetProperty("index").GetInt32())).ShouldBe(
            [
                ("start", 0), ("delta", 0), ("delta", 0), ("delta", 0), ("stop", 0), ("start", 1), ("stop", 1), ("start", 2), ("delta", 2), ("stop", 2),
            ]);
            events.Where(data => data.Text("type") == "content_block_start").Select(data => data.GetProperty("content_block").Text("type"))
                .ShouldBe(["thinking", "redacted_thinking", "text"]);
        }
        else
        {
            var (reply, body) = await account.Client.MessageAsync(json);
            JsonElement.DeepEquals(body.GetProperty("content"), JsonElement.Parse(Blocks)).ShouldBeTrue(body.ToString());
            reply.Headers.Contains("X-Tessera-Warnings").ShouldBeFalse();
        }

        stubbed.Stub.Requests[^1].Json.GetProperty("thinking").GetRawText().ShouldBe("""{"type":"enabled","budget_tokens":1024}""");
        await stubbed.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task Thoughts_of_the_history_go_back_and_one_tool_is_called_at_a_time()
    {
        await using var stubbed = await StubbedServer.StartAsync("anthropic");
        stubbed.Stub.On("POST /v1/messages", StubAnswers.Body(200, """{"type":"message","content":[{"type":"text","text":"Yes."}],"stop_reason":"end_turn"}"""));
        var account = await stubbed.Server.OpenAccountAsync();
        const string History =
            """
            {"role":"assistant","content":[{"type":"thinking","thinking":"Hm.","signature":"sig=="},{"type":"redacted_thinking","data":"abc="},{"type":"tool_use","id":"toolu_1","name":"weather","input":{}}]},
            {"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_1","content":"31 below"}]}
            """;
        const string Tools = ""","tools":[{"name":"weather","input_schema":{"type":"object"}}],"tool_choice":{"type":"auto","disable_parallel_tool_use":true}""";

        var (reply, body) = await account.Client.MessageAsync(MessageCalls.Body($"{MessageCalls.Said("A coat?")},{History}", Thinking + Tools, Model));
        var (without, _) = await account.Client.MessageAsync(MessageCalls.Body($"{MessageCalls.Said("A coat?")},{History}", Tools, Model));

        reply.StatusCode.ShouldBe(HttpStatusCode.OK, body.ToString());
        var sent = stubbed.Stub.Requests.Select(request => request.Json).ToList();
        sent[^2].GetProperty("messages")[1].GetProperty("content").EnumerateArray().Select(block => block.GetRawText()).Take(2)
            .ShouldBe(["""{"type":"thinking","thinking":"Hm.","signature":"sig=="}""", """{"type":"redacted_thinking","data":"abc="}"""]);
        sent[^2].GetProperty("tool_choice").GetProperty("disable_parallel_tool_use").GetBoolean().ShouldBeTrue();
        sent[^1].GetProperty("messages")[1].GetProperty("content").GetArrayLength().ShouldBe(1);
        without.Headers.GetValues("X-Tessera-Warnings").Single().ShouldContain("`thinking`");
    }
}
