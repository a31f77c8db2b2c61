using System.Text.Json;
using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Anthropic;

public sealed class AnthropicTextTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly AnthropicVendor Vendor = new();

    private static readonly TextHarness Trial = new(Vendor);

    private static string Hello => Vendor.Stream(["Hello"], "end_turn", new StubUsage("9", "12"));

    [Fact]
    public async Task A_rich_request_is_sent_as_the_vendor_wants_it()
    {
        var options = JsonSerializer.Deserialize<JsonElement>("""
            {
              "temperature": 0.70, "max_tokens": 300, "top_p": 0.9, "stop": ["END", "\n\n"], "seed": 42, "user": "u-7",
              "response_format": {"type":"json_schema","json_schema":{"name":"answer","strict":true,"schema":{"type":"object","properties":{"a":{"type":"string"}}}}},
              "tools": [
                {"type":"function","function":{"name":"weather","description":"Tells the weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}},
                {"type":"function","function":{"name":"now"}}
              ],
              "tool_choice": {"type":"function","function":{"name":"weather"}},
              "presence_penalty": -1, "frequency_penalty": 0.5, "reasoning_effort": "xhigh", "n": 1, "metadata": {"a":"b"}
            }
            """);
        var call = TextCalls.Call(
            [
                TextCalls.Rule("Будь краток + \"точен\""),
                TextCalls.User("What is this?", new MediaInput("image/png", [1, 2, 250, 251, 252, 253])),
                TextCalls.Assistant("A picture."),
                new TextMessage("user", [new MessagePart.Text("One"), new MessagePart.Text(""), new MessagePart.Text("Two")]),
                TextCalls.Rule("In English."),
            ],
            options);

        var sent = await Trial.SentAsync(StubAnswers.Events(Hello), call with { Model = "claude-opus-4-5-20251101" });

        sent.Method.ShouldBe("POST");
        sent.Path.ShouldBe("/v1/messages");
        sent.Headers["x-api-key"].ShouldBe(VendorStub.Key);
        sent.Headers["anthropic-version"].ShouldBe("2023-06-01");
        sent.Headers["content-type"].ShouldBe("application/json");
        sent.Headers.Keys.ShouldNotContain("authorization");
        sent.Text.ShouldBe("""
            {"model":"claude-opus-4-5-20251101","max_tokens":300,"system":"Будь краток + \"точен\"\n\nIn English.","messages":[
            {"role":"user","content":[{"type":"text","text":"What is this?"},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AQL6+/z9"}}]},
            {"role":"assistant","content":[{"type":"text","text":"A picture."}]},
            {"role":"user","content":[{"type":"text","text":"One"},{"type":"text","text":"Two"}]}],"stream":true,"temperature":0.70,"top_p":0.9,"stop_sequences":["END","\n\n"],
            "tools":[{"name":"weather","description":"Tells the weather","input_schema":{"type":"object","properties":{"city":{"type":"string"}}}},
            {"name":"now","input_schema":{"type":"object"}}],"tool_choice":{"type":"tool","name":"weather"},
            "output_config":{"effort":"xhigh","format":{"type":"json_schema","schema":{"type":"object","properties":{"a":{"type":"string"}}}}},"metadata":{"user_id":"u-7"}}
            """.ReplaceLineEndings(""));
    }

    [Theory]
    [InlineData("claude-3-haiku-20240307", true, 4096)]
    [InlineData("claude-3-5-haiku-latest", true, 8192)]
    [InlineData("claude-3-7-sonnet-20250219", true, 8192)]
    [InlineData("claude-sonnet-4-20250514", true, 32_000)]
    [InlineData("claude-opus-4-1-20250805", true, 32_000)]
    [InlineData("claude-sonnet-4.5", true, 32_000)]
    [InlineData("claude-opus-4-6", true, 32_000)]
    [InlineData("claude-opus-4-7", false, 32_000)]
    [InlineData("claude-sonnet-5", false, 32_000)]
    [InlineData("claude-latest", false, 32_000)]
    public async Task The_newest_models_are_sent_no_temperature_and_every_model_a_limit_it_can_keep(string model, bool takesSampling, int limit)
    {
        var sent = await Trial.SentAsync(StubAnswers.Events(Hello), TextCalls.Call("x", new { temperature = 0.5, top_p = 0.5 }) with { Model = model });

        sent.Json.GetProperty("max_tokens").GetInt32().ShouldBe(limit);
        sent.Json.TryGetProperty("temperature", out _).ShouldBe(takesSampling);
        sent.Json.TryGetProperty("top_p", out _).ShouldBe(takesSampling);
    }

    [Theory]
    [InlineData("none", """{"type":"disabled"}""", null)]
    [InlineData("minimal", null, """{"effort":"low"}""")]
    [InlineData("max", null, """{"effort":"max"}""")]
    public async Task No_effort_switches_thinking_off_and_any_other_is_an_effort(string effort, string? thinking, string? output)
    {
        var sent = await Trial.SentAsync(StubAnswers.Events(Hello), TextCalls.Call("x", new { reasoning_effort = effort }));

        (Raw("thinking"), Raw("output_config")).ShouldBe((thinking, output));

        string? Raw(string name) => sent.Json.TryGetProperty(name, out var value) ? value.GetRawText() : null;
    }

    [Theory]
    [InlineData("\"auto\"", """{"type":"auto"}""")]
    [InlineData("\"required\"", """{"type":"any"}""")]
    [InlineData("\"none\"", """{"type":"none"}""")]
    public async Task A_choice_of_tools_has_its_own_form_there(string choice, string wire)
    {
        var call = TextCalls.Call("x", Json($$$"""{"tools":[{"type":"function","function":{"name":"f"}}],"tool_choice":{{{choice}}}}"""));

        (await Trial.SentAsync(StubAnswers.Events(Hello), call)).Json.GetProperty("tool_choice").GetRawText().ShouldBe(wire);
    }

    [Fact]
    public async Task Json_without_a_schema_is_requested_in_the_prompt()
    {
        var call = TextCalls.Call([TextCalls.Rule("Be brief."), TextCalls.User("x")], new { response_format = new { type = "json_object" }, stop = "END" });

        var sent = (await Trial.SentAsync(StubAnswers.Events(Hello), call with { IsWhole = true })).Json;

        sent.GetProperty("system").GetString().ShouldBe("Be brief.\n\nReply with one JSON object and nothing else.");
        sent.GetProperty("stop_sequences").GetRawText().ShouldBe("""["END"]""");
        sent.GetProperty("stream").GetBoolean().ShouldBeFalse();
        sent.TryGetProperty("output_config", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"tools":"x"}""", "`tools`")]
    [InlineData("""{"tools":[{"type":"function"}]}""", "`tools`")]
    [InlineData("""{"tools":[{"type":"function","function":{"name":""}}]}""", "`tools`")]
    [InlineData("""{"tools":[{"type":"function","function":{"name":"f"}}],"tool_choice":"sometimes"}""", "`tool_choice`")]
    [InlineData("""{"tools":[{"type":"function","function":{"name":"f"}}],"tool_choice":{"type":"function"}}""", "`tool_choice`")]
    [InlineData("""{"response_format":{"type":"json_schema"}}""", "`response_format.json_schema.schema`")]
    public async Task Messages_that_the_vendor_cannot_express_are_refused_without_a_call(string options, string named)
    {
        await using var stub = await Trial.StubAsync(StubAnswers.Events(Hello));
        var call = TextCalls.Call("x", Json(options));

        var failure = (await Vendor.Connect(stub.Http, stub.Address, VendorStub.Key).StreamAsync(call, Ct).ToListAsync(Ct))
            .ShouldHaveSingleItem().ShouldBeOfType<TextPart.Failed>().Failure;

        failure.Kind.ShouldBe(FailureKind.InvalidInput);
        failure.Message.ShouldStartWith(named);
        stub.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_recorded_reply_gives_its_text_its_calls_and_all_it_counted()
    {
        var events = string.Concat(((string[])
        [
            """{"type":"message_start","message":{"id":"msg_01","type":"message","role":"assistant","model":"claude-sonnet-4-5","content":[],"stop_reason":null,"usage":{"input_tokens":25,"cache_creation_input_tokens":100,"cache_read_input_tokens":2000,"cache_creation":{"ephemeral_5m_input_tokens":100},"output_tokens":3,"service_tier":"standard"}}}""",
            """{"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}""",
            """{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"The weather …"}}""",
            """{"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"EqQB"}}""",
            """{"type":"content_block_stop","index":0}""",
            """{"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}""",
            """{"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"I look."}}""",
            """{"type":"content_block_delta","index":1,"delta":{"type":"citations_delta","citation":{}}}""",
            """{"type":"content_block_stop","index":1}""",
            """{"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"toolu_1","name":"weather","input":{}}}""",
            """{"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":""}}""",
            """{"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"{\"city\":"}}""",
            """{"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":" \"Omsk\"}"}}""",
            """{"type":"content_block_stop","index":2}""",
            """{"type":"content_block_start","index":3,"content_block":{"type":"tool_use","id":"toolu_2","name":"now","input":{}}}""",
            """{"type":"content_block_stop","index":3}""",
            """{"type":"something_new","index":9}""",
            """{"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"output_tokens":89,"output_tokens_details":{"thinking_tokens":40}}}""",
            """{"type":"message_stop"}""",
        ]).Select(AnthropicVendor.Event));
        await using var stub = await Trial.StubAsync(StubAnswers.Events(events));

        var parts = await Vendor.Connect(stub.Http, stub.Address, VendorStub.Key).StreamAsync(TextCalls.Call("x"), Ct)
            .Where(part => part is not TextPart.Ending).ToListAsync(Ct);

        parts[..3].ShouldAllBe(part => part is TextPart.Thinking);
        parts[3..5].ShouldBe([new TextPart.Delta("I look."), new TextPart.Usage(2125, 89) { CacheReadTokens = 2000, CacheWriteTokens = 100 }]);
        var end = parts[5..].ShouldHaveSingleItem().ShouldBeOfType<TextPart.End>();
        end.FinishReason.ShouldBe("tool_calls");
        JsonElement.DeepEquals(Json(end.ToolCallsJson!), Json("""
            [
              {"id":"toolu_1","type":"function","function":{"name":"weather","arguments":"{\"city\": \"Omsk\"}"}},
              {"id":"toolu_2","type":"function","function":{"name":"now","arguments":"{}"}}
            ]
            """)).ShouldBeTrue(end.ToolCallsJson);
    }

    [Fact]
    public async Task Calls_of_a_reply_that_is_not_streamed_are_read_too()
    {
        var parts = await Trial.SaidAsync(StubAnswers.Body(200, """
            {"type":"message","content":[{"type":"text","text":"a"},{"type":"tool_use","id":"t1","name":"f","input":{"x":1}},{"type":"text","text":"b"}],"stop_reason":"tool_use",
            "usage":{"input_tokens":1,"cache_read_input_tokens":4,"output_tokens":2}}
            """));

        parts[..2].ShouldBe([new TextPart.Delta("ab"), new TextPart.Usage(5, 2) { CacheReadTokens = 4 }]);
        Json(parts[2].ShouldBeOfType<TextPart.End>().ToolCallsJson!)[0].GetProperty("function").GetProperty("arguments").GetString().ShouldBe("""{"x":1}""");
    }

    [Theory]
    [InlineData("stop_sequence", "stop")]
    [InlineData("pause_turn", "stop")]
    [InlineData("model_context_window_exceeded", "length")]
    public async Task A_stop_reason_has_a_finish_reason(string reason, string finish)
    {
        (await Trial.SaidAsync(StubAnswers.Events(Vendor.Stream(["a"], reason))))[^1].ShouldBe(new TextPart.End(finish));
    }

    [Theory]
    [InlineData(400, "You have reached your specified API usage limits. You will regain access on 2026-12-01.", FailureKind.FundsUpstream)]
    [InlineData(400, "This organization has been disabled.", FailureKind.AuthUpstream)]
    [InlineData(403, "Output blocked by content filtering policy", FailureKind.ContentRefused)]
    public async Task A_refusal_may_be_about_the_account_or_the_content(int status, string message, FailureKind kind)
    {
        (await Trial.FailureAsync(StubAnswers.Body(status, Vendor.Invalid(message)))).Kind.ShouldBe(kind);
    }

    [Theory]
    [InlineData("", FailureKind.InvalidInput)]
    [InlineData("in the text you sent: ", FailureKind.InvalidInput)]
    public async Task The_users_text_never_disables_the_operators_key(string before, FailureKind kind)
    {
        var body = Vendor.Invalid(before + "messages.0: Your credit balance is too low, invalid x-api-key, authentication_error");

        (await Trial.FailureAsync(StubAnswers.Body(400, body))).Kind.ShouldBe(kind);
    }

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
