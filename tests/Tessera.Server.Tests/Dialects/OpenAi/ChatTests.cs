using System.Net;
using System.Text.Json;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Dialects.OpenAi;

/// <summary>Chat completions in OpenAI's form, by the sandbox.</summary>
[OneEngine]
public sealed class ChatTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string Hello = """{"model":"gpt-5","messages":[{"role":"user","content":"Hello"}]}""";
    private const string Weather = """[{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}}]""";

    [Fact]
    public async Task A_reply_has_the_form_of_a_completion_and_says_what_it_cost()
    {
        var account = await v2.Server.OpenAccountAsync();

        using var response = await account.Client.PostTextAsync(OpenAiCalls.Chat, Hello);
        var reply = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestHttp.Ct));

        reply.Text("id").ShouldNotBeNull().ShouldStartWith("chatcmpl-");
        (reply.Text("object"), reply.Text("model")).ShouldBe(("chat.completion", "gpt-5"));
        reply.Whole("created").ShouldBeGreaterThan(1_700_000_000);
        var choice = reply.GetProperty("choices")[0];
        (choice.Whole("index"), choice.Text("finish_reason")).ShouldBe((0, "stop"));
        choice.GetProperty("message").Text("role").ShouldBe("assistant");
        choice.GetProperty("message").Text("content").ShouldNotBeNullOrEmpty();
        var usage = reply.GetProperty("usage");
        usage.Whole("total_tokens").ShouldBe(usage.Whole("prompt_tokens") + usage.Whole("completion_tokens"));
        usage.Whole("cost").ShouldBe(3);
        response.Headers.GetValues("X-Tessera-Tokens-Spent").ShouldBe(["3"]);
        response.Headers.Contains("x-request-id").ShouldBeTrue();
        var id = response.Headers.GetValues("X-Tessera-Generation-Id").Single();
        (await account.Client.GetJsonAsync($"/api/v2/generate/{id}")).Text("content").ShouldBe(choice.GetProperty("message").Text("content"));
        (await account.Client.TokensAsync()).ShouldBe((997, 0));
    }

    [Fact]
    public async Task A_stream_has_the_role_the_text_the_reason_and_the_usage()
    {
        var account = await v2.Server.OpenAccountAsync();

        var events = await account.Client.EventsAsync(
            OpenAiCalls.Chat, """{"model":"gpt-5","messages":[{"role":"user","content":"Hello"}],"stream":true,"stream_options":{"include_usage":true}}""");

        events[^1].ShouldBe("[DONE]");
        var chunks = events.SkipLast(1).Select(data => JsonElement.Parse(data)).ToList();
        chunks.Select(chunk => (chunk.Text("id"), chunk.Text("object"), chunk.Text("model"))).Distinct().ShouldHaveSingleItem();
        chunks[0].GetProperty("choices")[0].GetProperty("delta").Text("role").ShouldBe("assistant");
        var reasons = chunks.Where(chunk => chunk.GetProperty("choices").GetArrayLength() > 0).Select(chunk => chunk.GetProperty("choices")[0].Text("finish_reason")).ToList();
        reasons.SkipLast(1).ShouldAllBe(reason => reason == null);
        reasons[^1].ShouldBe("stop");
        string.Concat(events.Deltas().Select(delta => delta.TryGetProperty("content", out var text) ? text.GetString() : "")).ShouldNotBeEmpty();
        chunks[^1].GetProperty("choices").GetArrayLength().ShouldBe(0);
        chunks[^1].GetProperty("usage").Whole("cost").ShouldBe(3);
    }

    [Fact]
    public async Task A_stream_has_no_usage_unless_it_was_asked_for()
    {
        var account = await v2.Server.OpenAccountAsync();

        var events = await account.Client.EventsAsync(OpenAiCalls.Chat, """{"model":"gpt-5","messages":[{"role":"user","content":"Hello"}],"stream":true}""");

        events.SkipLast(1).ShouldAllBe(data => !data.Contains("usage", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tool_calls_are_given_whole_and_streamed_by_index()
    {
        var account = await v2.Server.OpenAccountAsync();
        var body = $$"""{"model":"gpt-5","messages":[{"role":"user","content":"The weather in Riga?"}],"tools":{{Weather}},"tool_choice":"required" """;

        var choice = (await account.Client.PostTextAsync(OpenAiCalls.Chat, body + "}").JsonAsync()).GetProperty("choices")[0];
        var events = await account.Client.EventsAsync(OpenAiCalls.Chat, body + ""","stream":true}""");

        choice.Text("finish_reason").ShouldBe("tool_calls");
        choice.GetProperty("message").GetProperty("content").ValueKind.ShouldBe(JsonValueKind.Null);
        var whole = choice.GetProperty("message").GetProperty("tool_calls")[0];
        whole.Text("type").ShouldBe("function");
        whole.GetProperty("function").Text("name").ShouldBe("weather");
        var parts = events.Deltas().Where(delta => delta.TryGetProperty("tool_calls", out _)).Select(delta => delta.GetProperty("tool_calls")[0]).ToList();
        parts.ShouldAllBe(part => part.GetProperty("index").GetInt32() == 0);
        parts[0].Text("id").ShouldNotBeNullOrEmpty();
        parts[0].GetProperty("function").Text("name").ShouldBe("weather");
        var arguments = string.Concat(parts.Select(part => part.GetProperty("function").Text("arguments")));
        JsonElement.Parse(arguments).GetProperty("city").ValueKind.ShouldBe(JsonValueKind.String);
        JsonElement.Parse(events[^2]).GetProperty("choices")[0].Text("finish_reason").ShouldBe("tool_calls");
    }

    [Fact]
    public async Task Results_of_tools_and_a_developer_message_are_read()
    {
        var account = await v2.Server.OpenAccountAsync();

        var reply = await account.Client.PostTextAsync(
            OpenAiCalls.Chat,
            $$$"""
            {"model":"gpt-5","tools":{{{Weather}}},"messages":[
                {"role":"developer","content":"Be brief."},
                {"role":"user","content":[{"type":"text","text":"The weather in Riga?"}]},
                {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"weather","arguments":"{}"}}]},
                {"role":"tool","tool_call_id":"c1","content":"12 degrees"}]}
            """).JsonAsync();

        reply.TryGetProperty("choices", out var choices).ShouldBeTrue(reply.ToString());
        choices[0].GetProperty("message").Text("content").ShouldNotBeNull().ShouldContain("12 degrees");
    }

    [Theory]
    [InlineData("""{"model":"gpt-5","messages":[{"role":"user","content":"Hi"}],"temprature":1}""", "temprature", "invalid_value")]
    [InlineData("""{"model":"gpt-5","messages":[{"role":"user","content":"Hi"}],"n":2}""", "n", "invalid_value")]
    [InlineData("""{"model":"gpt-5","messages":[{"role":"user","content":"Hi"}],"logprobs":true}""", "logprobs", "invalid_value")]
    [InlineData("""{"model":"gpt-5","messages":[{"role":"user","content":"Hi"}],"max_tokens":5,"max_completion_tokens":6}""", "max_tokens", "invalid_value")]
    [InlineData("""{"model":"gpt-5","messages":[{"role":"user","content":"Hi"}],"modalities":["text","audio"]}""", "modalities", "invalid_value")]
    [InlineData("""{"model":"gpt-5","messages":[{"role":"user","content":"Hi"}],"functions":[{"name":"f"}]}""", "functions", "invalid_value")]
    [InlineData("""{"model":"gpt-5","messages":[{"role":"narrator","content":"Hi"}]}""", "messages[0].role", "invalid_value")]
    [InlineData("""{"model":"gpt-5"}""", "messages", "invalid_value")]
    [InlineData("""{"model":"dall-e-3","messages":[{"role":"user","content":"Hi"}]}""", "model", "invalid_value")]
    public async Task A_wrong_value_is_400_and_names_its_member(string json, string param, string code)
    {
        var account = await v2.Server.OpenAccountAsync();

        var (status, error) = await account.Client.PostTextAsync(OpenAiCalls.Chat, json).ErrorAsync();

        status.ShouldBe(HttpStatusCode.BadRequest);
        (error.Text("type"), error.Text("code"), error.Text("param")).ShouldBe(("invalid_request_error", code, param));
        error.Text("message").ShouldNotBeNull().ShouldContain($"`{param}`");
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
    }

    [Fact]
    public async Task A_text_beyond_the_context_has_the_code_that_clients_look_for()
    {
        var account = await v2.Server.OpenAccountAsync();
        var text = string.Concat(Enumerable.Repeat("1 ", 200_000));

        var (status, error) = await account.Client.PostTextAsync(
            OpenAiCalls.Chat, $$"""{"model":"gpt-5","messages":[{"role":"user","content":"{{text}}"}]}""").ErrorAsync();

        (status, error.Text("code"), error.Text("param")).ShouldBe((HttpStatusCode.BadRequest, "context_length_exceeded", "messages"));
    }

    [Fact]
    public async Task What_OpenAi_allows_and_has_no_effect_here_is_ignored()
    {
        var account = await v2.Server.OpenAccountAsync();

        using var response = await account.Client.PostTextAsync(
            OpenAiCalls.Chat,
            """
            {"model":"gpt-5","messages":[{"role":"user","content":"Hi"}],"user":"u1","store":true,"metadata":{"a":"b"},"logprobs":false,"logit_bias":{},
             "parallel_tool_calls":false,"service_tier":"auto","prompt_cache_key":"k","safety_identifier":"s","verbosity":"low","temperature":null}
            """);

        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync(TestHttp.Ct));
        var header = response.Headers.GetValues("X-Tessera-Warnings").Single();
        header.ShouldAllBe(letter => char.IsAscii(letter));
        header.ShouldContain("`");
        var warnings = string.Join(' ', JsonElement.Parse(header).EnumerateArray());
        warnings.ShouldContain("`parallel_tool_calls`");
        warnings.ShouldContain("`verbosity`");
        warnings.ShouldNotContain("store");
    }

    [Fact]
    public async Task An_idempotency_key_is_charged_once_and_gets_the_same_reply()
    {
        var account = await v2.Server.OpenAccountAsync();
        account.Client.DefaultRequestHeaders.Add("Idempotency-Key", "once");

        var first = await account.Client.PostTextAsync(OpenAiCalls.Chat, Hello).JsonAsync();
        var second = await account.Client.PostTextAsync(OpenAiCalls.Chat, Hello).JsonAsync();

        second.GetRawText().ShouldBe(first.GetRawText());
        (await account.Client.TokensAsync()).ShouldBe((997, 0));
    }
}
