using System.Net;
using System.Text.Json;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Dialects.Anthropic;

/// <summary>Errors in Anthropic's form: each has its status, its type and the request's ID, and costs nothing.</summary>
[OneEngine]
public sealed class MessageErrorsTests(MessagesTests.Vendor vendor) : IClassFixture<MessagesTests.Vendor>
{
    private static readonly string Hello = MessageCalls.Said("Hello");

    public static TheoryData<string, string> Refused() => new()
    {
        { """{"model":"gpt-5","messages":[{"role":"user","content":"Hi"}]}""", "`max_tokens` is required." },
        { """{"model":"gpt-5","max_tokens":10}""", "`messages` is required." },
        { """{"model":"gpt-5","max_tokens":10,"messages":[]}""", "`messages` has 0 entries" },
        { """{"model":"gpt-5","max_tokens":10,"mesages":[]}""", "Did you mean `messages`?" },
        { """{"model":"nano-banana","max_tokens":10,"messages":[{"role":"user","content":"Hi"}]}""", "makes no text" },
        { MessageCalls.Body("""{"role":"human","content":"Hi"}"""), "`messages[0].role` must be user, assistant or system, got \"human\"." },
        { MessageCalls.Body("""{"role":"user","content":7}"""), "`messages[0].content` must be a string or an array of blocks." },
        { MessageCalls.Body("""{"role":"user","content":[{"type":"audio"}]}"""), "`messages[0].content[0].type` must be text, image, document, tool_use or tool_result, got \"audio\"." },
        { MessageCalls.Body("""{"role":"user","content":[{"type":"image","source":{"type":"file","file_id":"f"}}]}"""), "names a file of Anthropic's" },
        { MessageCalls.Body("""{"role":"user","content":[{"type":"document","source":{"type":"base64","media_type":"application/pdf","data":""}}]}"""), "PDF documents cannot be sent on" },
        { MessageCalls.Body("""{"role":"user","content":[{"type":"tool_use","id":"t","name":"n","input":{}}]}"""), "is a block for messages of the role assistant" },
        { MessageCalls.Body(Hello + """,{"role":"assistant","content":[{"type":"tool_use","id":"t","name":"n","input":"x"}]}"""), "`messages[1].content[0].input` must be an object, got \"x\"." },
        { MessageCalls.Body(Hello + """,{"role":"assistant","content":[{"type":"tool_use","id":"t","name":"n","input":{}}]}"""), "`messages[1].content` has calls without a result" },
        { MessageCalls.Body("""{"role":"user","content":[{"type":"tool_result","tool_use_id":"t"}]}"""), "`messages[0].content[0].tool_use_id` is 't'" },
        { MessageCalls.Body(Hello, ""","tools":[{"type":"web_search_20250305","name":"web_search"}]"""), "Anthropic's own tools are not offered here" },
        { MessageCalls.Body(Hello, ""","tools":[{"name":"n"}]"""), "`tools[0].input_schema` must be a JSON schema, got nothing." },
        { MessageCalls.Body(Hello, ""","tool_choice":{"type":"tool"}"""), "`tool_choice` must be" },
        { MessageCalls.Body(Hello, ""","mcp_servers":[{"type":"url"}]"""), "`mcp_servers` must be empty" },
        { MessageCalls.Body(Hello, ""","container":"c" """), "`container` is not possible here" },
        { MessageCalls.Body(Hello, ""","temperature":7"""), "`temperature` must be" },
        { "{", "The body is not valid JSON" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_wrong_is_refused_with_a_sentence(string json, string sentence)
    {
        vendor.Begin();
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);

        var answered = await account.Client.MessageAsync(json);

        answered.Reply.StatusCode.ShouldBe(HttpStatusCode.BadRequest, answered.Body.ToString());
        var (type, message) = answered.Error();
        type.ShouldBe("invalid_request_error");
        message.ShouldContain(sentence);
        vendor.Upstream.Bodies.ShouldBeEmpty();
        (await account.Client.TokensAsync()).ShouldBe((10, 0));
    }

    [Fact]
    public async Task A_wrong_key_an_unknown_model_and_an_empty_balance_have_their_types()
    {
        vendor.Begin();
        var poor = await vendor.Server.OpenAccountAsync(tokens: 1);
        using var anyone = vendor.Server.ClientFor(null);

        var (nobody, unknown, empty) = (
            await anyone.MessageAsync(MessageCalls.Body(Hello)),
            await poor.Client.MessageAsync(MessageCalls.Body(Hello, model: "gpt-55")),
            await poor.Client.MessageAsync(MessageCalls.Body(Hello)));
        var lost = await poor.Client.PostAsync($"{MessageCalls.Path}/batches", null, TestHttp.Ct);

        (nobody.Reply.StatusCode, nobody.Error().Type).ShouldBe((HttpStatusCode.Unauthorized, "authentication_error"));
        (unknown.Reply.StatusCode, unknown.Error().Type).ShouldBe((HttpStatusCode.NotFound, "not_found_error"));
        unknown.Error().Message.ShouldContain("Did you mean gpt-5");
        (empty.Reply.StatusCode, empty.Error().Type).ShouldBe((HttpStatusCode.PaymentRequired, "billing_error"));
        lost.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        JsonElement.Parse(await lost.Content.ReadAsStringAsync(TestHttp.Ct)).GetProperty("error").Text("type").ShouldBe("not_found_error");
    }

    [Theory]
    [InlineData(429, """{"error":{"message":"Rate limit reached","code":"rate_limit_exceeded"}}""", 529, "overloaded_error", null)]
    [InlineData(400, """{"error":{"message":"Bad","code":"invalid_request_error"}}""", 400, "invalid_request_error", "false")]
    [InlineData(200, "garbage", 502, "api_error", "false")]
    public async Task A_providers_failure_before_the_first_piece_is_an_ordinary_error(int status, string body, int answer, string type, string? shouldRetry)
    {
        foreach (var stream in (string[])["", ",\"stream\":true"])
        {
            vendor.Begin();
            vendor.Upstream.Answer = ChatUpstream.Refuse(status, body);
            var account = await vendor.Server.OpenAccountAsync(tokens: 10);

            var answered = await account.Client.MessageAsync(MessageCalls.Body(Hello, stream));

            ((int)answered.Reply.StatusCode, answered.Error().Type).ShouldBe((answer, type), answered.Body.ToString());
            answered.Reply.Header("x-should-retry").ShouldBe(shouldRetry);
            (answered.Reply.Headers.RetryAfter is not null).ShouldBe(status == 429);
            (await account.Client.TokensAsync()).ShouldBe((10, 0));
        }

        await vendor.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_failure_in_the_middle_is_an_error_event_and_no_end()
    {
        vendor.Begin();
        vendor.Upstream.Answer = context => ChatUpstream.SendAsync(context, ChatUpstream.Delta("Half"), ChatUpstream.Chunk("""{"error":{"message":"Boom","code":500}}"""));
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);

        var events = await account.Client.MessageEventsAsync(MessageCalls.Body(Hello));

        events.Select(data => data.Text("type")).ShouldBe(["message_start", "content_block_start", "ping", "content_block_delta", "error"]);
        events[^1].GetProperty("error").Text("type").ShouldBe("api_error");
        (await account.Client.TokensAsync()).ShouldBe((10, 0));
        await vendor.Server.ShouldVerifyAsync();
    }
}
