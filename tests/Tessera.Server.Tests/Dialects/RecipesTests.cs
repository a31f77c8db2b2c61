using System.Net;
using System.Text;
using System.Text.Json;
using Tessera.Server.Tests.Dialects.Anthropic;
using Tessera.Server.Tests.Dialects.OpenAi;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Dialects;

/// <summary>The traffic of programs that docs/clients/programs.md names, in the form in which they send it.</summary>
[OneEngine]
public sealed class RecipesTests(V2Server v2) : IClassFixture<V2Server>
{
    [Fact]
    public async Task A_chat_front_end_lists_models_streams_a_chat_and_makes_an_image()
    {
        var account = await v2.Server.OpenAccountAsync();

        var models = (await account.Client.GetJsonAsync("/v1/models")).GetProperty("data").EnumerateArray().Select(model => model.Text("id")).ToList();
        var events = await account.Client.EventsAsync(
            OpenAiCalls.Chat,
            """
            {"stream":true,"model":"gpt-5","messages":[{"role":"system","content":"Be kind."},{"role":"user","content":[{"type":"text","text":"Hello"}]}],
             "stream_options":{"include_usage":true}}
            """);
        var title = await account.Client.PostTextAsync(
            OpenAiCalls.Chat, """{"model":"gpt-5","messages":[{"role":"user","content":"### Task: a title as JSON"}],"stream":false,"max_completion_tokens":1000}""").JsonAsync();
        var image = await account.Client.PostTextAsync(
            "/v1/images/generations", """{"model":"dall-e-3","prompt":"A hill","n":1,"size":"1024x1024","response_format":"b64_json"}""").JsonAsync();

        models.ShouldContain("gpt-5");
        models.ShouldContain("dall-e-3");
        events[^1].ShouldBe("[DONE]");
        JsonElement.Parse(events[^2]).GetProperty("usage").Whole("cost").ShouldBe(3);
        title.GetProperty("choices")[0].GetProperty("message").Text("content").ShouldNotBeNullOrEmpty();
        image.GetProperty("data")[0].Text("b64_json").ShouldNotBeNullOrEmpty();
        await v2.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task An_editor_chats_with_tools_and_embeds_a_code_base()
    {
        const string Tools = """[{"type":"function","function":{"name":"read_file","description":"Reads a file","parameters":{"type":"object","required":["filepath"],"properties":{"filepath":{"type":"string","description":"The path"}}}}}]""";
        var account = await v2.Server.OpenAccountAsync();

        var called = await account.Client.EventsAsync(
            OpenAiCalls.Chat,
            $$"""{"messages":[{"role":"user","content":"Read a.cs"}],"model":"gpt-5","max_tokens":4096,"stream":true,"tools":{{Tools}},"tool_choice":"required","parallel_tool_calls":false}""");
        var parts = called.Deltas().Where(delta => delta.TryGetProperty("tool_calls", out _)).Select(delta => delta.GetProperty("tool_calls")[0]).ToList();
        var (id, arguments) = (parts[0].Text("id"), string.Concat(parts.Select(part => part.GetProperty("function").Text("arguments"))));
        var answered = await account.Client.EventsAsync(
            OpenAiCalls.Chat,
            $$$"""
            {"model":"gpt-5","max_tokens":4096,"stream":true,"tools":{{{Tools}}},"messages":[{"role":"user","content":"Read a.cs"},
             {"role":"assistant","content":"","tool_calls":[{"id":"{{{id}}}","type":"function","function":{"name":"read_file","arguments":{{{JsonSerializer.Serialize(arguments)}}}}}]},
             {"role":"tool","content":"class Lighthouse { }","tool_call_id":"{{{id}}}"}]}
            """);
        var vectors = await account.Client.PostTextAsync(
            "/v1/embeddings", """{"input":["class A { }","class B { }","a lighthouse at sea"],"model":"text-embedding-3-small"}""").JsonAsync();

        string.Concat(answered.Deltas().Select(delta => delta.TryGetProperty("content", out var text) ? text.GetString() : "")).ShouldContain("Lighthouse");
        vectors.GetProperty("data").EnumerateArray().Select(vector => vector.GetProperty("embedding").GetArrayLength()).ShouldBe([1536, 1536, 1536]);
        await v2.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_coding_agent_sends_responses_with_a_long_history_of_tools()
    {
        var account = await v2.Server.OpenAccountAsync();
        var history = string.Join(',', Enumerable.Range(0, 60).Select(turn =>
            $$$"""
            {"type":"reasoning","id":"rs_{{{turn}}}","summary":[],"encrypted_content":"gAAA"},
            {"type":"message","role":"assistant","content":[{"type":"output_text","text":"Step {{{turn}}}"}]},
            {"type":"function_call","name":"shell","arguments":"{\"command\":[\"ls\",\"{{{turn}}}\"]}","call_id":"call_{{{turn}}}"},
            {"type":"custom_tool_call","status":"completed","name":"apply_patch","input":"*** Begin Patch\n+{{{turn}}}","call_id":"patch_{{{turn}}}"},
            {"type":"function_call_output","call_id":"call_{{{turn}}}","output":"{\"output\":\"a.cs\",\"metadata\":{\"exit_code\":0}}"},
            {"type":"custom_tool_call_output","call_id":"patch_{{{turn}}}","output":"Success in step {{{turn}}}"}
            """));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/responses")
        {
            Content = new StringContent(
                $$$"""
                {"model":"gpt-5","instructions":"You are a coding agent.","input":[
                  {"type":"message","role":"developer","content":[{"type":"input_text","text":"<permissions>ask</permissions>"}]},
                  {"type":"message","role":"user","content":[{"type":"input_text","text":"Mend the tests"}]},{{{history}}}],
                 "tools":[{"type":"function","name":"shell","description":"Runs a command","strict":false,"parameters":{"type":"object","properties":{"command":{"type":"array","items":{"type":"string"} } },"required":["command"],"additionalProperties":false} },
                  {"type":"custom","name":"apply_patch","description":"Edits files","format":{"type":"grammar","syntax":"lark","definition":"start: begin_patch"}}],
                 "tool_choice":"auto","parallel_tool_calls":false,"reasoning":{"effort":"medium","summary":"auto"},"store":false,"stream":true,
                 "include":["reasoning.encrypted_content"],"prompt_cache_key":"019a"}
                """,
                Encoding.UTF8,
                "application/json"),
        };
        request.Headers.Add("originator", "codex_cli_rs");
        request.Headers.Add("session_id", "019a");

        using var reply = await account.Client.SendAsync(request, TestHttp.Ct);
        var text = await reply.Content.ReadAsStringAsync(TestHttp.Ct);

        reply.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        var ended = JsonElement.Parse(OpenAiCalls.DataOf(text)[^1]);
        ended.Text("type").ShouldBe("response.completed");
        reply.Headers.GetValues("X-Tessera-Warnings").Single().ShouldContain("`reasoning.effort`");
        ended.GetProperty("response").GetProperty("output")[0].GetProperty("content")[0].Text("text").ShouldNotBeNull().ShouldContain("Success in step 59");
        (await account.Client.TokensAsync()).ShouldBe((997, 0));
        await v2.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task Another_coding_agent_sends_messages_with_cached_blocks_and_counts_them()
    {
        var account = await v2.Server.OpenAccountAsync();
        using var client = v2.Server.ClientFor(null);
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {account.Key}");
        client.DefaultRequestHeaders.Add(MessageCalls.VersionHeader, MessageCalls.Version);
        client.DefaultRequestHeaders.Add("anthropic-beta", "claude-code-20250219,interleaved-thinking-2025-05-14");
        client.DefaultRequestHeaders.Add("x-app", "cli");
        var history = string.Join(',', Enumerable.Range(0, 60).Select(turn =>
            $$$"""
            {"role":"assistant","content":[{"type":"thinking","thinking":"","signature":"s"},{"type":"text","text":"I look."},{"type":"tool_use","id":"toolu_{{{turn}}}","name":"Bash","input":{"command":"ls {{{turn}}}"}}]},
            {"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_{{{turn}}}","content":[{"type":"text","text":"step {{{turn}}}"}],"is_error":false,"cache_control":{"type":"ephemeral"}}]}
            """));
        var conversation =
            $$$"""
            "model":"claude-sonnet-4.5","messages":[{"role":"user","content":[{"type":"text","text":"<system-reminder>Today</system-reminder>"},{"type":"text","text":"Mend the tests"}]},{{{history}}}],
            "system":[{"type":"text","text":"You are a coding agent.","cache_control":{"type":"ephemeral"}},{"type":"text","text":"Be brief.","cache_control":{"type":"ephemeral"}}],
            "tools":[{"name":"Bash","description":"Runs a command","input_schema":{"type":"object","properties":{"command":{"type":"string"} },"required":["command"],"additionalProperties":false,"$schema":"http://json-schema.org/draft-07/schema#"} }]
            """;

        var counted = await client.PostTextAsync("/v1/messages/count_tokens?beta=true", $$"""{{{conversation}}}""").JsonAsync();
        using var reply = await client.PostTextAsync(
            "/v1/messages?beta=true", $$$"""{{{{conversation}}},"max_tokens":32000,"metadata":{"user_id":"user_1"},"thinking":{"type":"enabled","budget_tokens":31999},"stream":true}""");
        var text = await reply.Content.ReadAsStringAsync(TestHttp.Ct);

        counted.Whole("input_tokens").ShouldBeGreaterThan(1000);
        reply.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        text.ShouldContain("event: message_stop");
        string.Concat(OpenAiCalls.DataOf(text).Select(data => JsonElement.Parse(data)).Where(data => data.Text("type") == "content_block_delta")
            .Select(data => data.GetProperty("delta").Text("text"))).ShouldContain("step 59");
        await v2.Server.ShouldVerifyAsync();
    }
}
