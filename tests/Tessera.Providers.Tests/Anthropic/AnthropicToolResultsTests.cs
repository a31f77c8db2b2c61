using System.Text.Json;
using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Anthropic;

/// <summary>Calls that were made and their results, as Anthropic wants them.</summary>
public sealed class AnthropicToolResultsTests
{
    private const string Tools = """{"max_tokens":9,"tools":[{"type":"function","function":{"name":"weather"}},{"type":"function","function":{"name":"time"}}]}""";

    private static readonly AnthropicVendor Vendor = new();

    private static readonly TextHarness Trial = new(Vendor);

    [Fact]
    public async Task Two_calls_made_at_once_go_back_with_their_results_in_one_turn_byte_for_byte()
    {
        var sent = await SentAsync(TextCalls.Call([.. TextCalls.WithTwoCalls("toolu_01a", "toolu_01b", "I look."), TextCalls.User("Well?")], JsonElement.Parse(Tools)));

        sent.Text.ShouldBe("""
            {"model":"gpt-5","max_tokens":9,"messages":[{"role":"user","content":[{"type":"text","text":"Coat?"}]},
            {"role":"assistant","content":[{"type":"text","text":"I look."},{"type":"tool_use","id":"toolu_01a","name":"weather","input":{"city":"Омск"}},
            {"type":"tool_use","id":"toolu_01b","name":"time","input":{}}]},
            {"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_01a","content":"{\"celsius\":-31}"},
            {"type":"tool_result","tool_use_id":"toolu_01b","content":"nine"}]},{"role":"user","content":[{"type":"text","text":"Well?"}]}],"stream":true,
            "tools":[{"name":"weather","input_schema":{"type":"object"}},{"name":"time","input_schema":{"type":"object"}}]}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public async Task Tools_that_were_called_are_declared_and_barred_where_none_is_offered_any_more()
    {
        var sent = await SentAsync(TextCalls.Call(TextCalls.WithTwoCalls()));

        sent.Json.GetProperty("tools").GetRawText().ShouldBe(
            """[{"name":"weather","input_schema":{"type":"object"}},{"name":"time","input_schema":{"type":"object"}}]""");
        sent.Json.GetProperty("tool_choice").GetRawText().ShouldBe("""{"type":"none"}""");
    }

    [Theory]
    [InlineData("call_0~ts:CsYB+/=")]
    [InlineData("functions.weather:0")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234z")]
    public async Task An_id_that_another_provider_gave_is_made_one_that_fits(string id)
    {
        var messages = (await SentAsync(TextCalls.Call(TextCalls.WithTwoCalls(id)))).Json.GetProperty("messages");

        var made = messages[1].GetProperty("content")[0].GetProperty("id").GetString().ShouldNotBeNull();
        made.ShouldMatch("^call_[0-9a-f]{32}$");
        messages[2].GetProperty("content")[0].GetProperty("tool_use_id").GetString().ShouldBe(made);
    }

    [Fact]
    public async Task An_empty_result_is_still_a_result()
    {
        var call = new ToolCall("toolu_1", "time", "{}");

        var sent = await SentAsync(TextCalls.Call([TextCalls.User("x"), TextCalls.Assistant("") with { ToolCalls = [call] }, TextCalls.Result(call, "")]));

        sent.Json.GetProperty("messages")[2].GetRawText().ShouldBe("""{"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_1"}]}""");
    }

    private static Task<StubRequest> SentAsync(TextCall call) =>
        Trial.SentAsync(StubAnswers.Events(Vendor.Stream(["Hello"], "end_turn", new StubUsage("9", "12"))), call);
}
