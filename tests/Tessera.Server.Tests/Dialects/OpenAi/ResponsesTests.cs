using System.Net;
using System.Text.Json;
using Tessera.Server.Tests.Dialects.OpenAi.Media;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Generations;

namespace Tessera.Server.Tests.Dialects.OpenAi;

/// <summary>Responses in OpenAI's form: their items, their events, and what is stored of them.</summary>
public sealed class ResponsesTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string Path = "/v1/responses";
    private const string Weather = """[{"type":"function","name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}]""";

    [Fact]
    public async Task A_response_has_a_message_and_what_it_cost()
    {
        var account = await v2.Server.OpenAccountAsync();

        var reply = await account.Client.PostTextAsync(Path, """{"model":"gpt-5","instructions":"Be brief.","input":"Hello","metadata":{"a":"b"}}""").JsonAsync();

        reply.Text("id").ShouldNotBeNull().ShouldStartWith("resp_");
        (reply.Text("object"), reply.Text("status"), reply.Text("model")).ShouldBe(("response", "completed", "gpt-5"));
        var item = reply.GetProperty("output")[0];
        (item.Text("type"), item.Text("role"), item.Text("status")).ShouldBe(("message", "assistant", "completed"));
        item.GetProperty("content")[0].Text("type").ShouldBe("output_text");
        item.GetProperty("content")[0].Text("text").ShouldNotBeNullOrEmpty();
        reply.GetProperty("usage").Whole("cost").ShouldBe(3);
        reply.GetProperty("metadata").Text("a").ShouldBe("b");
        (await account.Client.TokensAsync()).ShouldBe((997, 0));
    }

    [Fact]
    public async Task A_stream_has_the_whole_sequence_of_events()
    {
        var account = await v2.Server.OpenAccountAsync();

        var events = await EventsAsync(account.Client, """{"model":"gpt-5","input":"Hello","stream":true}""");

        var types = events.Select(one => one.Text("type")).ToList();
        types.Where(type => type != "response.output_text.delta").ShouldBe(
        [
            "response.created", "response.in_progress", "response.output_item.added", "response.content_part.added",
            "response.output_text.done", "response.content_part.done", "response.output_item.done", "response.completed",
        ]);
        events.Select(one => one.Whole("sequence_number")).ShouldBe(Enumerable.Range(0, events.Count).Select(number => (long)number));
        var text = string.Concat(events.Where(one => one.Text("type") == "response.output_text.delta").Select(one => one.Text("delta")));
        events.Single(one => one.Text("type") == "response.output_text.done").Text("text").ShouldBe(text);
        var ended = events[^1].GetProperty("response");
        ended.GetProperty("output")[0].GetProperty("content")[0].Text("text").ShouldBe(text);
        ended.GetProperty("output")[0].Text("id").ShouldBe(events.First(one => one.Text("type") == "response.output_text.delta").Text("item_id"));
        ended.GetProperty("usage").Whole("cost").ShouldBe(3);
    }

    [Fact]
    public async Task Tool_calls_are_items_of_their_own_and_are_answered_by_outputs()
    {
        var account = await v2.Server.OpenAccountAsync();
        var body = $$"""{"model":"gpt-5","input":"The weather in Riga?","tools":{{Weather}},"tool_choice":{"type":"function","name":"weather"}""";

        var events = await EventsAsync(account.Client, body + ""","stream":true}""");
        var called = events[^1].GetProperty("response");
        var call = called.GetProperty("output")[0];
        var answer = await account.Client.PostTextAsync(
            Path,
            $$"""{"model":"gpt-5","previous_response_id":"{{called.Text("id")}}","input":[{"type":"function_call_output","call_id":"{{call.Text("call_id")}}","output":"12 degrees"}]}""").JsonAsync();

        events.Select(one => one.Text("type")).ShouldBe(
        [
            "response.created", "response.in_progress", "response.output_item.added", "response.function_call_arguments.delta",
            "response.function_call_arguments.done", "response.output_item.done", "response.completed",
        ]);
        (call.Text("type"), call.Text("name")).ShouldBe(("function_call", "weather"));
        JsonElement.Parse(call.Text("arguments") ?? "").GetProperty("city").ValueKind.ShouldBe(JsonValueKind.String);
        TextOf(answer).ShouldContain("12 degrees");
    }

    [Fact]
    public async Task A_response_is_continued_by_its_id_and_items_by_theirs()
    {
        var account = await v2.Server.OpenAccountAsync();
        var first = await account.Client.PostTextAsync(Path, """{"model":"gpt-5","input":"Tell me about lighthouses"}""").JsonAsync();
        var second = await account.Client.PostTextAsync(Path, $$"""{"model":"gpt-5","previous_response_id":"{{first.Text("id")}}","input":"And harbours?"}""").JsonAsync();

        var third = await account.Client.PostTextAsync(Path, $$"""{"model":"gpt-5","previous_response_id":"{{second.Text("id")}}","input":"Thanks"}""").JsonAsync();
        var referring = await account.Client.PostTextAsync(
            Path,
            $$"""
            {"model":"gpt-5","input":[{"role":"user","content":"Tell me about lighthouses"},
             {"type":"item_reference","id":"{{first.GetProperty("output")[0].Text("id")}}"},{"role":"user","content":"And harbours?"}]}
            """).JsonAsync();

        // Each turn has the words of those before it.
        var inputs = new[] { first, second, third }.Select(reply => reply.GetProperty("usage").Whole("input_tokens")).ToList();
        inputs.ShouldBeInOrder();
        referring.GetProperty("usage").Whole("input_tokens").ShouldBe(inputs[1]);
        third.Text("previous_response_id").ShouldBe(second.Text("id"));
    }

    [Fact]
    public async Task A_stored_response_is_retrieved_until_it_is_deleted()
    {
        var account = await v2.Server.OpenAccountAsync();
        var made = await account.Client.PostTextAsync(Path, """{"model":"gpt-5","input":"Hello","temperature":0.5}""").JsonAsync();
        var path = $"{Path}/{made.Text("id")}";

        var found = await account.Client.GetJsonAsync(path);
        var other = await (await v2.Server.OpenAccountAsync()).Client.GetAsync(path, TestHttp.Ct).ErrorAsync();
        var deleted = await account.Client.DeleteAsync(path, TestHttp.Ct).JsonAsync();
        var gone = await account.Client.GetAsync(path, TestHttp.Ct).ErrorAsync();
        var continued = await account.Client.PostTextAsync(Path, $$"""{"model":"gpt-5","previous_response_id":"{{made.Text("id")}}","input":"And?"}""").ErrorAsync();

        found.GetRawText().ShouldBe(made.GetRawText());
        other.Status.ShouldBe(HttpStatusCode.NotFound);
        deleted.GetProperty("deleted").GetBoolean().ShouldBeTrue();
        gone.Status.ShouldBe(HttpStatusCode.NotFound);
        (continued.Status, continued.Error.Text("param")).ShouldBe((HttpStatusCode.NotFound, "previous_response_id"));
    }

    [Fact]
    public async Task What_is_not_to_be_stored_is_not()
    {
        var account = await v2.Server.OpenAccountAsync();

        var made = await account.Client.PostTextAsync(Path, """{"model":"gpt-5","input":"Hello","store":false}""").JsonAsync();

        made.GetProperty("store").GetBoolean().ShouldBeFalse();
        (await account.Client.GetAsync($"{Path}/{made.Text("id")}", TestHttp.Ct).ErrorAsync()).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_custom_tool_is_called_with_a_text_and_continued(bool isStream)
    {
        const string Tool = """{"type":"custom","name":"apply_patch","description":"Edits files","format":{"type":"grammar","syntax":"lark","definition":"start: patch"}}""";
        var account = await v2.Server.OpenAccountAsync();
        var body = $$"""{"model":"gpt-5","input":"Mend it","tools":[{{Tool}}],"tool_choice":{"type":"custom","name":"apply_patch"}""";
        var events = isStream ? await EventsAsync(account.Client, body + ""","stream":true}""") : [];

        var made = isStream ? events[^1].GetProperty("response") : await account.Client.PostTextAsync(Path, body + "}").JsonAsync();
        var call = made.GetProperty("output")[0];
        var answer = await account.Client.PostTextAsync(
            Path,
            $$"""
            {"model":"gpt-5","tools":[{{Tool}}],"input":[{"role":"user","content":"Mend it"},{{call.GetRawText()}},
             {"type":"custom_tool_call_output","call_id":"{{call.Text("call_id")}}","output":"Done in 3 files"}]}
            """).JsonAsync();

        (call.Text("type"), call.Text("name")).ShouldBe(("custom_tool_call", "apply_patch"));
        call.Text("id").ShouldStartWith("ctc_");
        call.Text("input").ShouldNotBeNullOrEmpty();
        call.TryGetProperty("arguments", out _).ShouldBeFalse();
        TextOf(answer).ShouldContain("Done in 3 files");
        if (isStream)
        {
            events.Skip(2).SkipLast(1).Select(one => one.Text("type")).ShouldBe(
                ["response.output_item.added", "response.custom_tool_call_input.delta", "response.custom_tool_call_input.done", "response.output_item.done"]);
            events[^3].Text("input").ShouldBe(call.Text("input"));
        }
    }

    [Theory]
    [InlineData("input_image")]
    [InlineData("input_file")]
    public async Task An_uploaded_image_is_shown_by_its_id_and_in_what_continues(string type)
    {
        var account = await v2.Server.OpenAccountAsync();
        using var form = MediaCalls.Form(("purpose", "vision")).With("file", Samples.Png);
        var file = (await account.Client.PostFormAsync(MediaCalls.Files, form).JsonAsync()).Text("id");

        var shown = await account.Client.PostTextAsync(Path, $$"""{"model":"gpt-5","input":[{"role":"user","content":[{"type":"{{type}}","file_id":"{{file}}"}]}]}""").JsonAsync();
        var continued = await account.Client.PostTextAsync(Path, $$"""{"model":"gpt-5","previous_response_id":"{{shown.Text("id")}}","input":"And?"}""").JsonAsync();
        var other = await (await v2.Server.OpenAccountAsync()).Client.PostTextAsync(
            Path, $$"""{"model":"gpt-5","input":[{"role":"user","content":[{"type":"{{type}}","file_id":"{{file}}"}]}]}""").ErrorAsync();

        TextOf(shown).ShouldNotBeNullOrEmpty();
        TextOf(continued).ShouldNotBeNullOrEmpty();
        (other.Status, other.Error.Text("param")).ShouldBe((HttpStatusCode.BadRequest, "input[0].content[0].file_id"));
    }

    [Fact]
    public async Task A_text_file_is_read_with_its_name()
    {
        var account = await v2.Server.OpenAccountAsync();
        var data = Convert.ToBase64String("one two three"u8);

        var without = await account.Client.PostTextAsync(Path, """{"model":"gpt-5","input":[{"role":"user","content":[{"type":"input_text","text":"Sum up"}]}]}""").JsonAsync();
        var with = await account.Client.PostTextAsync(
            Path,
            $$"""{"model":"gpt-5","input":[{"role":"user","content":[{"type":"input_text","text":"Sum up"},{"type":"input_file","filename":"n.txt","file_data":"data:text/plain;base64,{{data}}"}]}]}""").JsonAsync();

        with.GetProperty("usage").Whole("input_tokens").ShouldBeGreaterThan(without.GetProperty("usage").Whole("input_tokens"));
    }

    [Theory]
    [InlineData(""" "input":[{"role":"user","content":[{"type":"input_file","file_data":"data:application/pdf;base64,AAAA"}]}]""", "input[0].content[0]")]
    [InlineData(""" "input":[{"role":"user","content":[{"type":"input_file","file_id":"file-1"}]}]""", "input[0].content[0].file_id")]
    [InlineData(""" "input":[{"type":"web_search_call","id":"ws_1"}]""", "input[0].type")]
    [InlineData(""" "input":[{"type":"item_reference","id":"msg_1"}]""", "input[0].id")]
    [InlineData(""" "input":[{"type":"function_call_output","call_id":"c1","output":"x"}]""", "input[0].call_id")]
    [InlineData(""" "input":"Hi","tools":[{"type":"web_search"}]""", "tools[0].type")]
    [InlineData(""" "input":"Hi","background":true""", "background")]
    [InlineData(""" "input":"Hi","conversation":"conv_1" """, "conversation")]
    [InlineData(""" "input":"Hi","max_output_tokens":0""", "max_output_tokens")]
    [InlineData(""" "input":"Hi","text":{"format":{"type":"xml"}}""", "text.format")]
    [InlineData(""" "input":7""", "input")]
    [InlineData(""" "inputs":"Hi" """, "inputs")]
    public async Task A_wrong_value_is_400_and_names_its_member(string members, string param)
    {
        var account = await v2.Server.OpenAccountAsync();

        var (status, error) = await account.Client.PostTextAsync(Path, $$"""{"model":"gpt-5",{{members}}}""").ErrorAsync();

        (status, error.Text("type"), error.Text("code"), error.Text("param")).ShouldBe((HttpStatusCode.BadRequest, "invalid_request_error", "invalid_value", param), error.ToString());
        error.Text("message").ShouldNotBeNull().ShouldContain($"`{param}");
    }

    [Fact]
    public async Task A_text_that_is_cut_at_its_length_is_incomplete()
    {
        var account = await v2.Server.OpenAccountAsync();

        var events = await EventsAsync(account.Client, """{"model":"gpt-5","input":"Tell me about lighthouses","max_output_tokens":3,"stream":true}""");

        events[^1].Text("type").ShouldBe("response.incomplete");
        var response = events[^1].GetProperty("response");
        (response.Text("status"), response.GetProperty("incomplete_details").Text("reason")).ShouldBe(("incomplete", "max_output_tokens"));
    }

    [Theory]
    [InlineData("fail=provider_error", 502)]
    [InlineData("fail=content_policy", 400)]
    public async Task A_failure_before_the_text_is_a_status(string directive, int expected)
    {
        var account = await v2.Server.OpenAccountAsync();

        var (status, _) = await account.Client.PostTextAsync(Path, $$"""{"model":"gpt-5","input":"Hello [sandbox: {{directive}}]","stream":true}""").ErrorAsync();

        ((int)status).ShouldBe(expected);
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
    }

    [Fact]
    public async Task A_failure_in_the_text_is_response_failed()
    {
        var account = await v2.Server.OpenAccountAsync();

        var events = await EventsAsync(account.Client, """{"model":"gpt-5","input":"Hello [sandbox: fail=provider_error fail_after=2]","stream":true}""");

        events[^1].Text("type").ShouldBe("response.failed");
        var response = events[^1].GetProperty("response");
        (response.Text("status"), response.GetProperty("error").Text("code")).ShouldBe(("failed", "provider_error"));
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
    }

    private static string TextOf(JsonElement reply) => reply.TryGetProperty("output", out var output)
        ? output[0].GetProperty("content")[0].Text("text") ?? ""
        : throw new InvalidOperationException(reply.ToString());

    private static async Task<IReadOnlyList<JsonElement>> EventsAsync(HttpClient client, string json) =>
        [.. (await client.EventsAsync(Path, json)).Select(data => JsonElement.Parse(data))];
}
