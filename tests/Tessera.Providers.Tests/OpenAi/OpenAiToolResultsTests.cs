using System.Text.Json;
using Tessera.Providers.OpenAi;

namespace Tessera.Providers.Tests.OpenAi;

/// <summary>Calls that were made and their results, as every server that speaks chat completions is sent them.</summary>
public sealed class OpenAiToolResultsTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    public static TheoryData<string> Presets => [.. OpenAiPresets.All.Select(server => server.Name)];

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Two_calls_made_at_once_go_back_with_their_results_byte_for_byte(string server)
    {
        var sent = await SentAsync(server, TextCalls.Call(TextCalls.WithTwoCalls()));

        sent.ShouldStartWith(
            """{"model":"gpt-5","messages":[{"role":"user","content":"Coat?"},"""
            + """{"role":"assistant","content":null,"tool_calls":[{"id":"call_a","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Омск\"}"}},"""
            + """{"id":"call_b","type":"function","function":{"name":"time","arguments":"{}"}}]},"""
            + """{"role":"tool","content":"{\"celsius\":-31}","tool_call_id":"call_a"},{"role":"tool","content":"nine","tool_call_id":"call_b"}],"stream":true""");
    }

    [Fact]
    public async Task An_assistants_text_beside_its_calls_is_kept()
    {
        var sent = await SentAsync("openai", TextCalls.Call(TextCalls.WithTwoCalls(said: "I look.")));

        JsonElement.Parse(sent).GetProperty("messages")[1].GetProperty("content").GetString().ShouldBe("I look.");
    }

    [Theory]
    [InlineData("openai", 40, 41)]
    [InlineData("vllm", 256, 257)]
    public async Task An_id_that_is_longer_than_the_server_takes_is_shortened_the_same_in_both_places(string server, int fits, int tooLong)
    {
        var call = TextCalls.Call(TextCalls.WithTwoCalls(new string('a', fits), new string('b', tooLong)));

        var messages = JsonElement.Parse(await SentAsync(server, call)).GetProperty("messages");

        var made = messages[1].GetProperty("tool_calls").EnumerateArray().Select(made => made.GetProperty("id").GetString()).ToList();
        made[0].ShouldBe(new string('a', fits));
        made[1].ShouldBe(new ToolCall(new string('b', tooLong), "time", "{}").ShortId);
        made[1].ShouldNotBeNull().Length.ShouldBe(37);
        messages.EnumerateArray().Skip(2).Select(message => message.GetProperty("tool_call_id").GetString()).ShouldBe(made);
    }

    [Fact]
    public async Task A_call_that_the_server_does_not_name_is_named_unlike_those_before_and_has_arguments()
    {
        await using var upstream = await Upstream.StreamingAsync(
            "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"function\":{\"name\":\"f\",\"arguments\":\"\"}}]},\"finish_reason\":\"tool_calls\"}]}\n\ndata: [DONE]\n\n");

        var parts = await upstream.Text.StreamAsync(TextCalls.Call(TextCalls.WithTwoCalls()), Ct).Where(part => part is not TextPart.Ending).ToListAsync(Ct);

        parts.ShouldBe([new TextPart.End("tool_calls", """[{"id":"call_2","type":"function","function":{"name":"f","arguments":"{}"}}]""")]);
    }

    private static async Task<string> SentAsync(string server, TextCall call)
    {
        await using var upstream = await Upstream.StreamingAsync("data: [DONE]\n\n");
        await upstream.TextOf(OpenAiPresets.Find(server).ShouldNotBeNull()).StreamAsync(call, Ct).ToListAsync(Ct);
        return upstream.Bodies.ShouldHaveSingleItem();
    }
}
