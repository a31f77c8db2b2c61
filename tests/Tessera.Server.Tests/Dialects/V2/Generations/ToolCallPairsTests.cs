using System.Text.Json;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Dialects.V2.Generations;

/// <summary>What is wrong with calls of tools and their results is named, and costs nothing.</summary>
[OneEngine]
public sealed class ToolCallPairsTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string Called = """{"role":"assistant","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{}"}},{"id":"b","type":"function","function":{"name":"g","arguments":"{}"}}]}""";
    private const string A = """{"role":"tool","tool_call_id":"a","content":"1"}""";
    private const string B = """{"role":"tool","tool_call_id":"b","content":"2"}""";

    [Theory]
    [InlineData("""{"role":"tool","tool_call_id":"a","content":"1"}""", "messages[1].tool_call_id", new string[0])]
    [InlineData(Called + """,{"role":"tool","tool_call_id":"c","content":"1"}""", "messages[2].tool_call_id", new[] { "a", "b" })]
    [InlineData(Called + "," + A + "," + A, "messages[3].tool_call_id", new[] { "b" })]
    [InlineData(Called + "," + A + "," + B + """,{"role":"user","content":"x"},""" + A, "messages[5].tool_call_id", new string[0])]
    [InlineData(Called + """,{"role":"tool","content":"1"}""", "messages[2].tool_call_id", new string[0])]
    [InlineData(Called + """,{"role":"tool","tool_call_id":null,"content":"1"}""", "messages[2].tool_call_id", new string[0])]
    [InlineData(Called + """,{"role":"tool","tool_call_id":7,"content":"1"}""", "messages[2].tool_call_id", new string[0])]
    [InlineData(Called + """,{"role":"tool","tool_call_id":"","content":"1"}""", "messages[2].tool_call_id", new string[0])]
    [InlineData(Called + "," + A, "messages[1].tool_calls", new[] { "b" })]
    [InlineData(Called + "," + A + """,{"role":"user","content":"x"},""" + B, "messages[1].tool_calls", new[] { "b" })]
    [InlineData(Called + "," + A + "," + Called + "," + A + "," + B, "messages[1].tool_calls", new[] { "b" })]
    [InlineData(Called + "," + B + """,{"role":"tool","tool_call_id":"a"}""", "messages[3].content", new string[0])]
    [InlineData(Called + "," + B + """,{"role":"tool","tool_call_id":"a","content":{"celsius":1}}""", "messages[3].content", new string[0])]
    [InlineData(
        Called + "," + B + """,{"role":"tool","tool_call_id":"a","content":[{"type":"image_url","image_url":{"url":"https://example.com/a.png"}}]}""",
        "messages[3].content[0]",
        new string[0])]
    [InlineData(Called + "," + B + """,{"role":"tool","tool_call_id":"a","content":"1","tool_calls":[]}""", "messages[3].tool_calls", new string[0])]
    [InlineData("""{"role":"user","content":"x","tool_calls":[]}""", "messages[1].tool_calls", new string[0])]
    [InlineData("""{"role":"system","content":"x","tool_calls":[{"id":"a"}]}""", "messages[1].tool_calls", new string[0])]
    [InlineData("""{"role":"user","content":"x","tool_call_id":"a"}""", "messages[1].tool_call_id", new string[0])]
    [InlineData("""{"role":"assistant","content":"x","tool_call_id":"a"}""", "messages[1].tool_call_id", new string[0])]
    [InlineData("""{"role":"assistant","content":null}""", "messages[1].content", new string[0])]
    [InlineData("""{"role":"assistant","content":null,"tool_calls":[]}""", "messages[1].content", new string[0])]
    [InlineData("""{"role":"function","name":"f","content":"1"}""", "messages[1].role", new[] { "system", "user", "assistant", "tool" })]
    public async Task A_result_without_its_call_and_a_call_without_its_result_are_refused(string messages, string field, string[] allowed)
    {
        var refusal = await RefusedAsync(messages);

        (refusal.Field, string.Join(' ', refusal.Allowed)).ShouldBe((field, string.Join(' ', allowed)), refusal.Message);
        refusal.Message.ShouldContain($"`{field}`");
    }

    [Theory]
    [InlineData("5", "")]
    [InlineData("{}", "")]
    [InlineData("[5]", "[0].type")]
    [InlineData("[[]]", "[0].type")]
    [InlineData("""[{"id":"a","function":{"name":"f","arguments":"{}"}}]""", "[0].type")]
    [InlineData("""[{"id":"a","type":"custom","custom":{"name":"f","input":""}}]""", "[0].type")]
    [InlineData("""[{"type":"function","function":{"name":"f","arguments":"{}"}}]""", "[0].id")]
    [InlineData("""[{"id":7,"type":"function","function":{"name":"f","arguments":"{}"}}]""", "[0].id")]
    [InlineData("""[{"id":"","type":"function","function":{"name":"f","arguments":"{}"}}]""", "[0].id")]
    [InlineData("""[{"id":"a","type":"function"}]""", "[0].function.name")]
    [InlineData("""[{"id":"a","type":"function","function":"f"}]""", "[0].function.name")]
    [InlineData("""[{"id":"a","type":"function","function":{"name":{},"arguments":"{}"}}]""", "[0].function.name")]
    [InlineData("""[{"id":"a","type":"function","function":{"name":"f"}}]""", "[0].function.arguments")]
    [InlineData("""[{"id":"a","type":"function","function":{"name":"f","arguments":{}}}]""", "[0].function.arguments")]
    [InlineData("""[{"id":"a","type":"function","function":{"name":"f","arguments":null}}]""", "[0].function.arguments")]
    [InlineData("""[{"id":"a","type":"function","function":{"name":"f","arguments":"[]"}}]""", "[0].function.arguments")]
    [InlineData("""[{"id":"a","type":"function","function":{"name":"f","arguments":"null"}}]""", "[0].function.arguments")]
    [InlineData("""[{"id":"a","type":"function","function":{"name":"f","arguments":"{\"x\":"}}]""", "[0].function.arguments")]
    [InlineData("""[{"id":"a","type":"function","function":{"name":"f","arguments":"{\"x\":1,\"x\":2}"}}]""", "[0].function.arguments")]
    [InlineData("""[{"id":"a","type":"function","function":{"name":"f","arguments":"{\"x\":\"\\ud800\"}"}}]""", "[0].function.arguments")]
    [InlineData("""[{"id":"a","type":"function","function":{"name":"f","arguments":"{}"}},{"id":"a","type":"function","function":{"name":"g","arguments":"{}"}}]""", "[1].id")]
    public async Task Calls_in_another_form_are_refused_by_the_member_that_is_wrong(string calls, string field)
    {
        // The result is not complained of: what it answers could not be read.
        var refusal = await RefusedAsync($$"""{"role":"assistant","content":"x","tool_calls":{{calls}}},{{A}}""");

        refusal.Field.ShouldBe($"messages[1].tool_calls{field}", refusal.Message);
        refusal.Message.ShouldNotContain("tool_call_id");
    }

    [Theory]
    [InlineData(Called + "," + B + "," + A)]
    [InlineData(Called + "," + A + "," + B + "," + Called + "," + A + "," + B)]
    [InlineData(Called + "," + A + "," + B + """,{"role":"assistant","content":"Three."},{"role":"user","content":"x","tool_calls":null,"tool_call_id":null}""")]
    [InlineData("""{"role":"assistant","content":"x","tool_calls":null},{"role":"user","content":"y"}""")]
    [InlineData("""{"role":"assistant","content":"x","tool_calls":[]},{"role":"user","content":"y"}""")]
    public async Task Rounds_that_are_whole_are_let_in(string messages)
    {
        var account = await v2.Server.OpenAccountAsync();

        (await account.Client.GenerateAsync(Body(messages))).Text("status").ShouldBe("completed");
    }

    [Fact]
    public async Task Arguments_and_results_count_as_words_of_the_conversation()
    {
        var endless = JsonSerializer.Serialize(new { x = new string('a', 1_000_000) });
        var call = $$$"""{"role":"assistant","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":{{{JsonSerializer.Serialize(endless)}}}}}]}""";

        (await RefusedAsync(call + "," + A)).Field.ShouldBe("messages");
        (await RefusedAsync(Called + "," + A + $$""",{"role":"tool","tool_call_id":"b","content":"{{new string('a', 1_000_000)}}"}""")).Field.ShouldBe("messages");
    }

    private async Task<(string Field, string Message, string[] Allowed)> RefusedAsync(string messages)
    {
        var account = await v2.Server.OpenAccountAsync();

        var refusal = await account.Client.PostTextAsync(GenerateRequests.Path, Body(messages)).RefusalAsync();

        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
        (await account.Client.CountAsync()).ShouldBe(0);
        return refusal;
    }

    private static string Body(string messages) => $$"""{"model":"gpt-5","messages":[{"role":"user","content":"Add"},{{messages}}]}""";
}
