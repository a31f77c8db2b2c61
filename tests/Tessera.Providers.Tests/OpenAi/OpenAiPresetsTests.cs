using System.Text.Json;
using Tessera.Providers.OpenAi;
using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.OpenAi;

public sealed class OpenAiPresetsTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public void Every_server_has_a_name_of_its_own_and_an_address_with_its_version()
    {
        OpenAiPresets.All.Select(server => server.Name).ShouldBe(
            ["openai", "deepseek", "xai", "openrouter", "ollama", "vllm", "llamacpp", "lmstudio", "localai"]);
        OpenAiPresets.All.ShouldAllBe(server => server.Address.AbsolutePath.EndsWith("/v1"));
        OpenAiPresets.Find("xai")!.Address.ShouldBe(new Uri("https://api.x.ai/v1"));
        OpenAiPresets.Find("nobody").ShouldBeNull();
    }

    [Theory]
    [InlineData("openai", "https://api.openai.com/v1/", "max_completion_tokens", false)]
    [InlineData("openai", "https://proxy.example/v1/", "max_tokens", false)]
    [InlineData("openrouter", "https://proxy.example/v1/", "max_tokens", true)]
    [InlineData("nobody", "https://proxy.example/v1/", "max_tokens", false)]
    public void A_server_may_stand_elsewhere(string name, string address, string maxTokensName, bool saysCost)
    {
        var server = OpenAiPresets.At(name, new Uri(address));

        server.Address.ShouldBe(new Uri(address));
        server.MaxTokensName.ShouldBe(maxTokensName);
        server.SaysCost.ShouldBe(saysCost);
    }

    [Fact]
    public async Task OpenAI_is_sent_obfuscation_off_and_the_limit_and_the_user_by_their_new_names()
    {
        var sent = await SentAsync("openai", TextCalls.Call("x", new { max_tokens = 5, temperature = 0.5, user = "u" }) with { Model = "gpt-4.1" });

        sent.GetRawText().ShouldBe(
            """{"model":"gpt-4.1","messages":[{"role":"user","content":"x"}],"stream":true,"stream_options":{"include_usage":true,"include_obfuscation":false}"""
            + ""","max_completion_tokens":5,"temperature":0.5,"safety_identifier":"u"}""");
    }

    [Theory]
    [InlineData("openai", "safety_identifier", "ada@example.org", "^[0-9a-f]{64}$")]
    [InlineData("deepseek", "user_id", "ada@example.org", "^[0-9a-f]{64}$")]
    [InlineData("deepseek", "user_id", "team_7-a", "^team_7-a$")]
    [InlineData("xai", "user", "ada@example.org", "^ada@example.org$")]
    public async Task A_user_is_named_as_the_vendor_wants_it(string name, string member, string user, string sent) =>
        (await SentAsync(name, TextCalls.Call("x", new { user }))).GetProperty(member).GetString().ShouldNotBeNull().ShouldMatch(sent);

    [Theory]
    [InlineData("none", """{"type":"disabled"}""", null)]
    [InlineData("max", """{"type":"enabled"}""", "max")]
    public async Task Deepseek_thinks_or_does_not_by_a_member_of_its_own(string effort, string thinking, string? sent)
    {
        var body = await SentAsync("deepseek", TextCalls.Call("x", new { reasoning_effort = effort }));

        body.GetProperty("thinking").GetRawText().ShouldBe(thinking);
        (body.TryGetProperty("reasoning_effort", out var given) ? given.GetString() : null).ShouldBe(sent);
    }

    [Theory]
    [InlineData("gpt-5", null, false)]
    [InlineData("gpt-5-nano-2025-08-07", null, false)]
    [InlineData("gpt-5-chat-latest", null, true)]
    [InlineData("gpt-5.1", null, true)]
    [InlineData("gpt-5.1", "none", true)]
    [InlineData("gpt-5.2-pro", "high", false)]
    [InlineData("gpt-5.6-terra", null, false)]
    [InlineData("gpt-6-luna", null, false)]
    [InlineData("gpt-6.1-terra", "none", true)]
    [InlineData("gpt-5.1-chat-latest", "high", true)]
    [InlineData("o1", null, false)]
    [InlineData("o3-mini", "low", false)]
    [InlineData("o4-mini-2025-04-16", null, false)]
    [InlineData("gpt-4.1", null, true)]
    [InlineData("gpt-4o", null, true)]
    [InlineData("omni-1", null, true)]
    public async Task Reasoning_models_of_openai_are_sent_no_sampling(string model, string? effort, bool takesSampling)
    {
        var options = new Dictionary<string, object> { ["temperature"] = 0.5, ["top_p"] = 0.5, ["presence_penalty"] = 1, ["frequency_penalty"] = 1, ["seed"] = 7 };
        if (effort is not null)
        {
            options["reasoning_effort"] = effort;
        }

        var sent = await SentAsync("openai", TextCalls.Call("x", options) with { Model = model });

        foreach (var name in (string[])["temperature", "top_p", "presence_penalty", "frequency_penalty"])
        {
            sent.TryGetProperty(name, out _).ShouldBe(takesSampling, name);
        }

        sent.GetProperty("seed").GetInt32().ShouldBe(7);
        sent.TryGetProperty("reasoning_effort", out _).ShouldBe(effort is not null);
    }

    [Fact]
    public async Task Elsewhere_a_model_of_the_same_name_is_sent_the_requested_options()
    {
        var sent = await SentAsync("openrouter", TextCalls.Call("x", new { temperature = 0.5, max_tokens = 5 }));

        sent.GetProperty("temperature").GetDouble().ShouldBe(0.5);
        sent.GetProperty("max_tokens").GetInt32().ShouldBe(5);
        sent.TryGetProperty("stream_options", out _).ShouldBeFalse(); // it counts without being asked
    }

    [Fact]
    public async Task Ollama_is_not_sent_what_it_does_not_know()
    {
        var sent = await SentAsync("ollama", TextCalls.Call("x", new { tools = new[] { new { type = "function" } }, tool_choice = "auto", user = "u", top_p = 0.5 }));

        sent.TryGetProperty("tool_choice", out _).ShouldBeFalse();
        sent.TryGetProperty("user", out _).ShouldBeFalse();
        sent.GetProperty("top_p").GetDouble().ShouldBe(0.5);
    }

    [Theory]
    [InlineData("lmstudio", """{"type":"json_schema","json_schema":{"name":"object","schema":{"type":"object"}}}""")]
    [InlineData("vllm", """{"type":"json_object"}""")]
    public async Task A_server_that_knows_schemas_only_is_sent_one_that_any_object_fits(string name, string wire)
    {
        (await SentAsync(name, TextCalls.Call("x", new { response_format = new { type = "json_object" } })))
            .GetProperty("response_format").GetRawText().ShouldBe(wire);
    }

    [Theory]
    [InlineData("""{"prompt_tokens":9,"completion_tokens":12,"cost":0.00095,"is_byok":false}""", 950L)]
    [InlineData("""{"prompt_tokens":9,"completion_tokens":12,"cost":0.0000001}""", 1L)]
    [InlineData("""{"prompt_tokens":9,"completion_tokens":12,"cost":0.001,"is_byok":true,"cost_details":{"upstream_inference_cost":0.02}}""", 21_000L)]
    [InlineData("""{"prompt_tokens":9,"completion_tokens":12,"cost":0.001,"is_byok":false,"cost_details":{"upstream_inference_cost":0.02}}""", 1_000L)]
    [InlineData("""{"prompt_tokens":9,"completion_tokens":12,"cost":-1}""", null)]
    [InlineData("""{"prompt_tokens":9,"completion_tokens":12,"cost":1e300}""", null)]
    [InlineData("""{"prompt_tokens":9,"completion_tokens":12,"cost":"0.1"}""", 100_000L)]
    [InlineData("""{"prompt_tokens":9,"completion_tokens":12,"cost":"free"}""", null)]
    [InlineData("""{"prompt_tokens":9,"completion_tokens":12}""", null)]
    public async Task OpenRouters_charge_is_read_in_millionths_of_a_dollar(string usage, long? cost)
    {
        var events = OpenAiVendors.OpenRouter.Stream(["a"], null)
            + OpenAiVendor.Event($$"""{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":{{usage}}}""") + "data: [DONE]\n\n";

        var read = (await new TextHarness(OpenAiVendors.OpenRouter).SaidAsync(StubAnswers.Events(events))).OfType<TextPart.Usage>().ShouldHaveSingleItem();

        read.ShouldBe(new TextPart.Usage(9, 12) { CostMicroUsd = cost });
        (await new TextHarness(OpenAiVendors.DeepSeek).SaidAsync(StubAnswers.Events(events))).OfType<TextPart.Usage>()
            .ShouldHaveSingleItem().CostMicroUsd.ShouldBeNull();
    }

    [Fact]
    public async Task Thinking_counts_as_activity_and_is_not_part_of_the_reply()
    {
        var vendor = OpenAiVendors.DeepSeek;
        await using var stub = await new TextHarness(vendor).StubAsync(StubAnswers.Events(vendor.Stream(["ok"], "stop")));

        (await vendor.Connect(stub.Http, stub.Address, VendorStub.Key).StreamAsync(TextCalls.Call("x"), Ct).Where(part => part is not TextPart.Ending).ToListAsync(Ct))
            .ShouldBe([new TextPart.Thinking(), new TextPart.Delta("ok"), new TextPart.End("stop")]);
    }

    [Theory]
    [InlineData(400, "Client specified an invalid argument", "Incorrect API key provided: xa***ef. You can obtain an API key from https://console.x.ai.", FailureKind.AuthUpstream)]
    [InlineData(403, "The caller does not have permission to execute the specified operation", "Your API key is disabled.", FailureKind.AuthUpstream)]
    [InlineData(403, "The caller does not have permission to execute the specified operation", "Content violates usage guidelines. Failed check: SAFETY_CHECK_TYPE_CSAM", FailureKind.ContentRefused)]
    [InlineData(429, "Some resource has been exhausted", "Your team 1f has either used all available credits or reached its monthly spending limit.", FailureKind.FundsUpstream)]
    [InlineData(404, "Some requested entity was not found", "The model grok-2 does not exist or your team 1f does not have access to it.", FailureKind.RouteUnusable)]
    public async Task One_status_of_xai_has_several_meanings(int status, string code, string error, FailureKind kind)
    {
        var body = JsonSerializer.Serialize(new { code, error });

        (await new TextHarness(OpenAiVendors.Xai).FailureAsync(StubAnswers.Body(status, body))).Kind.ShouldBe(kind);
    }

    private static async Task<JsonElement> SentAsync(string name, TextCall call)
    {
        var vendor = new OpenAiVendor(name, (_, _, _) => "{}");
        return (await new TextHarness(vendor).SentAsync(StubAnswers.Events(vendor.Stream(["ok"], "stop")), call)).Json;
    }
}
