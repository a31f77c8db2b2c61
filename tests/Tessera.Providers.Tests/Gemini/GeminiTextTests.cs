using System.Text.Json;
using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Gemini;

public sealed class GeminiTextTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly GeminiVendor Vendor = new();

    private static readonly TextHarness Trial = new(Vendor);

    private static string Hello => Vendor.Stream(["Hello"], "STOP", new StubUsage("9", "12"));

    [Fact]
    public async Task A_rich_request_is_sent_as_the_vendor_wants_it()
    {
        var options = JsonSerializer.Deserialize<JsonElement>("""
            {
              "temperature": 0.70, "max_tokens": 300, "top_p": 0.9, "stop": ["END", "\n\n"], "seed": 42, "user": "u-7",
              "response_format": {"type":"json_schema","json_schema":{"name":"answer","schema":{"type":"object","properties":{"a":{"type":"string"}}}}},
              "tools": [
                {"type":"function","function":{"name":"weather","description":"Tells the weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}},
                {"type":"function","function":{"name":"now"}}
              ],
              "tool_choice": {"type":"function","function":{"name":"weather"}},
              "presence_penalty": -1, "frequency_penalty": 0.5, "reasoning_effort": "low", "n": 1, "metadata": {"a":"b"}
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

        var sent = await Trial.SentAsync(StubAnswers.Events(Hello), call);

        sent.Path.ShouldBe("/v1beta/models/gpt-5:streamGenerateContent?alt=sse");
        sent.Headers["x-goog-api-key"].ShouldBe(VendorStub.Key);
        sent.Headers["content-type"].ShouldBe("application/json");
        sent.Headers.Keys.ShouldNotContain("authorization");
        sent.Text.ShouldBe("""
            {"systemInstruction":{"parts":[{"text":"Будь краток + \"точен\""},{"text":"In English."}]},"contents":[
            {"role":"user","parts":[{"text":"What is this?"},{"inlineData":{"mimeType":"image/png","data":"AQL6+/z9"}}]},
            {"role":"model","parts":[{"text":"A picture."}]},{"role":"user","parts":[{"text":"One"},{"text":"Two"}]}],
            "generationConfig":{"temperature":0.70,"topP":0.9,"maxOutputTokens":300,"stopSequences":["END","\n\n"],"seed":42,"presencePenalty":-1,"frequencyPenalty":0.5,
            "responseMimeType":"application/json","responseJsonSchema":{"type":"object","properties":{"a":{"type":"string"}}},"thinkingConfig":{"thinkingLevel":"LOW"}},
            "tools":[{"functionDeclarations":[{"name":"weather","description":"Tells the weather","parametersJsonSchema":{"type":"object","properties":{"city":{"type":"string"}}}},
            {"name":"now"}]}],"toolConfig":{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["weather"]}}}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public async Task A_plain_question_is_sent_as_nothing_but_itself()
    {
        var sent = await Trial.SentAsync(StubAnswers.Body(200, Vendor.Whole("Hi", "STOP", null)), TextCalls.Call("Hi") with { IsWhole = true });

        sent.Path.ShouldBe("/v1beta/models/gpt-5:generateContent");
        sent.Text.ShouldBe("""{"contents":[{"role":"user","parts":[{"text":"Hi"}]}]}""");
    }

    [Theory]
    [InlineData("gemini-2.5-flash", "none", """{"thinkingBudget":0}""")]
    [InlineData("gemini-2.5-pro", "minimal", """{"thinkingBudget":1024}""")]
    [InlineData("gemini-2.5-pro", "medium", """{"thinkingBudget":8192}""")]
    [InlineData("gemini-2.5-pro", "xhigh", """{"thinkingBudget":24576}""")]
    [InlineData("gemini-3-pro-preview", "none", """{"thinkingLevel":"MINIMAL"}""")]
    [InlineData("gemini-3-pro-preview", "medium", """{"thinkingLevel":"MEDIUM"}""")]
    [InlineData("gemini-3-pro-preview", "xhigh", """{"thinkingLevel":"HIGH"}""")]
    public async Task An_effort_is_a_number_of_tokens_or_a_level_by_the_model(string model, string effort, string wire)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On($"POST /v1beta/models/{model}:streamGenerateContent", StubAnswers.Events(Hello));
        var call = TextCalls.Call("x", new { reasoning_effort = effort }) with { Model = model };

        await Vendor.Connect(stub.Http, stub.Address, VendorStub.Key).StreamAsync(call, Ct).ToListAsync(Ct);

        stub.Requests.ShouldHaveSingleItem().Json.GetProperty("generationConfig").GetProperty("thinkingConfig").GetRawText().ShouldBe(wire);
    }

    [Fact]
    public async Task A_models_name_cannot_leave_its_part_of_the_path()
    {
        await using var stub = await VendorStub.StartAsync();
        var call = TextCalls.Call("x") with { Model = "../../v1/keys?x=#y" };

        await Vendor.Connect(stub.Http, stub.Address, VendorStub.Key).StreamAsync(call, Ct).ToListAsync(Ct);

        stub.Requests.ShouldHaveSingleItem().Path.ShouldBe("/v1beta/models/..%2F..%2Fv1%2Fkeys%3Fx%3D%23y:streamGenerateContent?alt=sse");
    }

    [Theory]
    [InlineData("\"auto\"", """{"mode":"AUTO"}""")]
    [InlineData("\"required\"", """{"mode":"ANY"}""")]
    [InlineData("\"none\"", """{"mode":"NONE"}""")]
    public async Task A_choice_of_tools_has_its_own_form_there(string choice, string wire)
    {
        var call = TextCalls.Call("x", Json($$$"""{"tools":[{"type":"function","function":{"name":"f"}}],"tool_choice":{{{choice}}}}"""));

        var sent = await Trial.SentAsync(StubAnswers.Events(Hello), call);

        sent.Json.GetProperty("toolConfig").GetProperty("functionCallingConfig").GetRawText().ShouldBe(wire);
    }

    [Theory]
    [InlineData("""{"tools":{}}""", "`tools`")]
    [InlineData("""{"tools":[7]}""", "`tools`")]
    [InlineData("""{"tools":[{"type":"function","function":{"name":"f"}}],"tool_choice":7}""", "`tool_choice`")]
    public async Task Messages_that_the_vendor_cannot_express_are_refused_without_a_call(string options, string named)
    {
        await using var stub = await Trial.StubAsync(StubAnswers.Events(Hello));

        var failure = (await Vendor.Connect(stub.Http, stub.Address, VendorStub.Key).StreamAsync(TextCalls.Call("x", Json(options)), Ct).ToListAsync(Ct))
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
            """{"candidates":[{"content":{"parts":[{"text":"**Thinking**","thought":true}],"role":"model"},"index":0}],"usageMetadata":{"promptTokenCount":10,"totalTokenCount":60,"thoughtsTokenCount":50},"modelVersion":"gemini-2.5-pro","responseId":"r1"}""",
            """{"candidates":[{"content":{"parts":[{"text":"I "},{"text":"look."}],"role":"model"},"index":0,"safetyRatings":[{"category":"HARM_CATEGORY_HARASSMENT","probability":"NEGLIGIBLE"}]}],"usageMetadata":{"promptTokenCount":10,"candidatesTokenCount":4,"thoughtsTokenCount":50}}""",
            """{"candidates":[{"content":{"parts":[{"functionCall":{"name":"weather","args":{"city":"Omsk"}},"thoughtSignature":"CsYB"},{"functionCall":{"id":"fc2","name":"now"}}],"role":"model"},"index":0}]}""",
            """{"candidates":[{"content":{"parts":[{"text":""}],"role":"model"},"finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":10,"candidatesTokenCount":19,"cachedContentTokenCount":8,"toolUsePromptTokenCount":5,"thoughtsTokenCount":50,"totalTokenCount":84}}""",
        ]).Select(GeminiVendor.Event));
        await using var stub = await Trial.StubAsync(StubAnswers.Events(events));

        var parts = await Vendor.Connect(stub.Http, stub.Address, VendorStub.Key).StreamAsync(TextCalls.Call("x"), Ct)
            .Where(part => part is not TextPart.Ending).ToListAsync(Ct);

        parts[..3].ShouldBe([new TextPart.Thinking(), new TextPart.Delta("I look."), new TextPart.Usage(15, 69) { CacheReadTokens = 8, ReasoningTokens = 50 }]);
        var end = parts[3..].ShouldHaveSingleItem().ShouldBeOfType<TextPart.End>();
        end.FinishReason.ShouldBe("tool_calls");
        JsonElement.DeepEquals(Json(end.ToolCallsJson!), Json("""
            [
              {"id":"call_0~ts:CsYB","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Omsk\"}"}},
              {"id":"fc2","type":"function","function":{"name":"now","arguments":"{}"}}
            ]
            """)).ShouldBeTrue(end.ToolCallsJson);
    }

    [Theory]
    [InlineData("RECITATION", FailureKind.ContentRefused)]
    [InlineData("BLOCKLIST", FailureKind.ContentRefused)]
    [InlineData("PROHIBITED_CONTENT", FailureKind.ContentRefused)]
    [InlineData("SPII", FailureKind.ContentRefused)]
    [InlineData("MALFORMED_FUNCTION_CALL", FailureKind.TaskFailed)]
    [InlineData("UNEXPECTED_TOOL_CALL", FailureKind.TaskFailed)]
    [InlineData("OTHER", FailureKind.TaskFailed)]
    public async Task A_finish_without_text_may_be_a_failure(string reason, FailureKind kind)
    {
        (await Trial.FailureAsync(StubAnswers.Events(Vendor.Stream([], reason)))).Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task The_time_to_wait_is_in_the_details()
    {
        (await Trial.FailureAsync(Vendor.RateLimit)).RetryAfter.ShouldBe(TimeSpan.FromSeconds(22.5));
    }

    [Theory]
    [InlineData("99999999s")]
    [InlineData("-5s")]
    [InlineData("soon")]
    [InlineData("1e9s")]
    public async Task An_invalid_wait_is_ignored(string delay)
    {
        var failure = await Trial.FailureAsync(StubAnswers.Body(429, $$$"""{"error":{"code":429,"status":"RESOURCE_EXHAUSTED","details":[7,{"retryDelay":"{{{delay}}}"}]}}"""));

        failure.Kind.ShouldBe(FailureKind.RateLimited);
        failure.RetryAfter.ShouldBeNull();
    }

    [Fact]
    public async Task A_failure_in_an_array_of_one_is_read()
    {
        (await Trial.FailureAsync(StubAnswers.Body(400, $"[{Vendor.Invalid("Unknown name \"x\"")}]"))).Message.ShouldContain("Unknown name \"x\"");
    }

    [Fact]
    public async Task A_prompt_that_breaks_the_policy_is_not_an_invalid_request()
    {
        var body = Vendor.Invalid("The prompt could not be submitted. This prompt contains sensitive words that violate Google's Responsible AI practices.");

        (await Trial.FailureAsync(StubAnswers.Body(400, body))).Kind.ShouldBe(FailureKind.ContentRefused);
    }

    [Fact]
    public async Task The_users_text_never_disables_the_operators_key()
    {
        var body = Vendor.Invalid("Invalid value \"API key not valid API_KEY_INVALID BILLING_DISABLED prepay\"");

        (await Trial.FailureAsync(StubAnswers.Body(400, body))).Kind.ShouldBe(FailureKind.InvalidInput);
    }

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
