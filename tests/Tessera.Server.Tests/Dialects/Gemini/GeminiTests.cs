using System.Net;
using System.Text.Json;
using Tessera.Server.Tests.Dialects.Anthropic;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Dialects.Gemini;

/// <summary>Contents in Google's form, whole and streamed, and what reaches the provider of them.</summary>
[OneEngine]
public sealed class GeminiTests(MessagesTests.Vendor vendor) : IClassFixture<MessagesTests.Vendor>
{
    private const string Path = "/v1beta/models/gpt-5:generateContent";
    private const string Stream = "/v1beta/models/gpt-5:streamGenerateContent?alt=sse";
    private const string Question = """{"role":"user","parts":[{"text":"Do I need a coat?"}]}""";
    private const string Tools = ""","tools":[{"functionDeclarations":[{"name":"weather","parameters":{"type":"OBJECT","properties":{"city":{"type":"STRING"}}}},{"name":"time"}]}]""";

    [Fact]
    public async Task A_text_has_every_member_that_the_sdks_read()
    {
        vendor.Begin();
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);
        using var anyone = vendor.Server.ClientFor(null);
        anyone.DefaultRequestHeaders.Add("x-goog-api-key", account.Key);

        using var reply = await anyone.PostTextAsync(
            Path, $$$"""{"contents":[{{{Question}}}],"system_instruction":{"parts":[{"text":"Be brief."}]},"generationConfig":{"temperature":0.5,"topK":3},"safetySettings":[]}""");

        var body = JsonElement.Parse(await reply.Content.ReadAsStringAsync(TestHttp.Ct));
        reply.StatusCode.ShouldBe(HttpStatusCode.OK, body.ToString());
        JsonElement.DeepEquals(body.GetProperty("candidates"), JsonElement.Parse(
            """[{"content":{"parts":[{"text":"Hello"}],"role":"model"},"index":0,"finishReason":"STOP"}]""")).ShouldBeTrue(body.ToString());
        (body.Text("modelVersion"), body.Text("responseId")).ShouldBe(("gpt-5", reply.Header("X-Tessera-Generation-Id")));
        body.GetProperty("usageMetadata").Whole("totalTokenCount").ShouldBe(5);
        reply.Header("X-Tessera-Warnings").ShouldNotBeNull().ShouldContain("generationConfig.topK");
        reply.Header("X-Tessera-Tokens-Spent").ShouldBe("3");
        var sent = vendor.Upstream.Bodies.ShouldHaveSingleItem();
        JsonElement.DeepEquals(
            sent.GetProperty("messages"), JsonElement.Parse("""[{"role":"system","content":"Be brief."},{"role":"user","content":"Do I need a coat?"}]""")).ShouldBeTrue(sent.ToString());
        (await account.Client.TokensAsync()).ShouldBe((7, 0));
        await vendor.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_stream_ends_with_the_reason_and_the_usage()
    {
        vendor.Begin();
        vendor.Upstream.Answer = context => ChatUpstream.SendAsync(
            context, ChatUpstream.Delta("Hel"), ChatUpstream.Delta("lo"), ChatUpstream.Finish, ChatUpstream.Usage(3, 2), ChatUpstream.Done);
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);

        var events = await EventsAsync(account, $$"""{"contents":[{{Question}}]}""");

        string.Concat(events[..^1].Select(data => Parts(data)[0].Text("text"))).ShouldBe("Hello");
        events[0].GetProperty("candidates")[0].TryGetProperty("finishReason", out _).ShouldBeFalse();
        Parts(events[^1]).ShouldBeEmpty();
        events[^1].GetProperty("candidates")[0].Text("finishReason").ShouldBe("STOP");
        events[^1].GetProperty("usageMetadata").Whole("candidatesTokenCount").ShouldBe(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Functions_are_called_and_answered_by_id_or_by_name(bool isStream)
    {
        vendor.Begin();
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);

        var calls = (await AskAsync(account, isStream, $$$$"""{"contents":[{{{{Question}}}}]{{{{Tools}}}},"toolConfig":{"functionCallingConfig":{"mode":"ANY"}}}"""))
            .Select(part => part.GetProperty("functionCall")).ToList();
        var answer = await AskAsync(
            account, isStream,
            $$$$"""
            {"contents":[{{{{Question}}}},
            {"role":"model","parts":[{"functionCall":{{{{calls[0].GetRawText()}}}}},{"function_call":{"name":"time","args":{}}}]},
            {"role":"user","parts":[{"functionResponse":{"name":"time","response":{"hour":9}}},{"functionResponse":{"id":"call_a","name":"weather","response":{"output":"31 below"}}}]}]{{{{Tools}}}}}
            """);

        calls.Select(call => (call.Text("id"), call.Text("name"))).ShouldBe([("call_a", "weather"), ("call_b", "time")]);
        answer.ShouldHaveSingleItem().Text("text").ShouldBe("Yes, a warm one.");
        var first = vendor.Upstream.Bodies.First();
        first.Text("tool_choice").ShouldBe("required");
        JsonElement.DeepEquals(first.GetProperty("tools")[0], JsonElement.Parse(
            """{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}""")).ShouldBeTrue(first.ToString());
        JsonElement.DeepEquals(vendor.Upstream.Bodies.Last().GetProperty("messages"), JsonElement.Parse(
            """
            [
              {"role":"user","content":"Do I need a coat?"},
              {"role":"assistant","content":null,"tool_calls":[
                {"id":"call_a","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Омск\"}"}},
                {"id":"call_0","type":"function","function":{"name":"time","arguments":"{}"}}]},
              {"role":"tool","tool_call_id":"call_0","content":"{\"hour\":9}"},
              {"role":"tool","tool_call_id":"call_a","content":"31 below"}
            ]
            """)).ShouldBeTrue(vendor.Upstream.Bodies.Last().ToString());
        await vendor.Server.ShouldVerifyAsync();
    }

    [Theory]
    [InlineData(Path, """{"contents":[]}""", 400, "INVALID_ARGUMENT", "`contents` has 0 entries")]
    [InlineData(Path, """{"contents":[{"parts":[{}]}]}""", 400, "INVALID_ARGUMENT", "`contents[0].parts[0]` must have `text`")]
    [InlineData(Path, """{"contents":[{"parts":[]}]}""", 400, "INVALID_ARGUMENT", "`contents` must have at least one text")]
    [InlineData(Path, """{"contents":[{"role":"bot","parts":[{"text":"Hi"}]}]}""", 400, "INVALID_ARGUMENT", "must be user or model, got \"bot\"")]
    [InlineData(Path, """{"contnts":[]}""", 400, "INVALID_ARGUMENT", "Did you mean `contents`?")]
    [InlineData(Path, """{"contents":[{"parts":[{"text":"Hi"}]}],"generationConfig":{"temprature":1}}""", 400, "INVALID_ARGUMENT", "Did you mean `temperature`?")]
    [InlineData(Path, """{"contents":[{"parts":[{"text":"Hi"}]}],"generationConfig":{"candidateCount":2}}""", 400, "INVALID_ARGUMENT", "1")]
    [InlineData(Path, """{"contents":[{"parts":[{"text":"Hi"}]}],"tools":[{"googleSearch":{}}]}""", 400, "INVALID_ARGUMENT", "Google's own tools are not offered")]
    [InlineData(Path, """{"contents":[{"parts":[{"text":"Hi"}]}],"cachedContent":"c"}""", 400, "INVALID_ARGUMENT", "`cachedContent` is not possible here")]
    [InlineData("/v1beta/models/gpt-5:streamGenerateContent", """{"contents":[{"parts":[{"text":"Hi"}]}]}""", 400, "INVALID_ARGUMENT", "`alt` is required")]
    [InlineData("/v1beta/models/gpt-55:generateContent", """{"contents":[{"parts":[{"text":"Hi"}]}]}""", 404, "NOT_FOUND", "Did you mean gpt-5")]
    [InlineData("/v1beta/models/gpt-5:embedContent", "{}", 404, "NOT_FOUND", "")]
    public async Task What_is_wrong_is_refused_in_googles_form(string path, string json, int status, string name, string sentence)
    {
        vendor.Begin();
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);

        using var reply = await account.Client.PostTextAsync(path, json);

        var error = JsonElement.Parse(await reply.Content.ReadAsStringAsync(TestHttp.Ct)).GetProperty("error");
        ((int)reply.StatusCode, error.Whole("code"), error.Text("status")).ShouldBe((status, status, name), error.ToString());
        error.Text("message").ShouldNotBeNull().ShouldContain(sentence);
        vendor.Upstream.Bodies.ShouldBeEmpty();
        (await account.Client.TokensAsync()).ShouldBe((10, 0));
    }

    [Fact]
    public async Task A_failure_in_the_middle_is_an_event_with_an_error()
    {
        vendor.Begin();
        vendor.Upstream.Answer = context => ChatUpstream.SendAsync(context, ChatUpstream.Delta("Half"), ChatUpstream.Chunk("""{"error":{"message":"Boom","code":500}}"""));
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);

        var events = await EventsAsync(account, $$"""{"contents":[{{Question}}]}""");

        events[^1].GetProperty("error").Text("status").ShouldBe("INTERNAL");
        events.ShouldNotContain(data => data.ToString().Contains("finishReason", StringComparison.Ordinal));
        (await account.Client.TokensAsync()).ShouldBe((10, 0));
    }

    [Fact]
    public async Task Tokens_are_estimated_without_a_charge()
    {
        vendor.Begin();
        var account = await vendor.Server.OpenAccountAsync(tokens: 10);

        var plain = await account.Client.PostTextAsync("/v1beta/models/gpt-5:countTokens", $$"""{"contents":[{{Question}}]}""").JsonAsync();
        var nested = await account.Client.PostTextAsync("/v1beta/models/gpt-5:countTokens", $$$"""{"generateContentRequest":{"model":"models/gpt-5","contents":[{{{Question}}}]}}""").JsonAsync();

        plain.Whole("totalTokens").ShouldBeInRange(1, 30);
        nested.Whole("totalTokens").ShouldBe(plain.Whole("totalTokens"));
        (await account.Client.TokensAsync()).ShouldBe((10, 0));
    }

    private static List<JsonElement> Parts(JsonElement data) => [.. data.GetProperty("candidates")[0].GetProperty("content").GetProperty("parts").EnumerateArray()];

    private static async Task<List<JsonElement>> AskAsync(TestAccount account, bool isStream, string json) => isStream
        ? [.. (await EventsAsync(account, json)).SelectMany(Parts)]
        : Parts(await account.Client.PostTextAsync(Path, json).JsonAsync());

    private static async Task<List<JsonElement>> EventsAsync(TestAccount account, string json)
    {
        using var reply = await account.Client.PostTextAsync(Stream, json);
        var text = await reply.Content.ReadAsStringAsync(TestHttp.Ct);
        reply.Content.Headers.ContentType?.MediaType.ShouldBe("text/event-stream", text);
        return [.. text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line["data: ".Length..]))];
    }
}
