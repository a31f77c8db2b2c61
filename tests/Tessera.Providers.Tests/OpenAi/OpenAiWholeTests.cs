using System.Text.Json;

namespace Tessera.Providers.Tests.OpenAi;

public sealed class OpenAiWholeTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly TextCall Whole = TextCalls.Call("Hello") with { IsWhole = true };

    [Fact]
    public async Task A_reply_that_is_not_streamed_is_requested_so_and_is_one_piece()
    {
        await using var upstream = await Upstream.FailingAsync(200, """
            {"id":"c1","object":"chat.completion","error":null,"choices":[{"index":0,"finish_reason":"length","message":{"role":"assistant","content":"Hello, мир"}}],
             "usage":{"prompt_tokens":9,"completion_tokens":12,"total_tokens":21}}
            """);

        var parts = await PartsAsync(upstream);

        parts.ShouldBe([new TextPart.Delta("Hello, мир"), new TextPart.Usage(9, 12), new TextPart.End("length")]);
        upstream.Headers[0]["Accept"].ShouldBe("application/json");
        var body = JsonSerializer.Deserialize<JsonElement>(upstream.Bodies[0]);
        body.GetProperty("stream").GetBoolean().ShouldBeFalse();
        body.TryGetProperty("stream_options", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_that_streams_all_the_same_is_read()
    {
        await using var upstream = await Upstream.StreamingAsync(
            "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"b\"},\"finish_reason\":\"stop\"}]}\n\n");

        (await PartsAsync(upstream)).ShouldBe([new TextPart.Delta("a"), new TextPart.Delta("b"), new TextPart.End("stop")]);
    }

    [Fact]
    public async Task Calls_of_tools_come_whole()
    {
        await using var upstream = await Upstream.FailingAsync(200, """
            {"choices":[{"message":{"content":null,"tool_calls":[{"id":"t1","type":"function","function":{"name":"f","arguments":"{\"a\":1}"}}]},"finish_reason":"tool_calls"}]}
            """);

        (await PartsAsync(upstream)).ShouldBe(
            [new TextPart.End("tool_calls", """[{"id":"t1","type":"function","function":{"name":"f","arguments":"{\u0022a\u0022:1}"}}]""")]);
    }

    [Fact]
    public async Task An_object_of_calls_is_read_as_its_values()
    {
        const string Calls = """{"tool_calls":{"0":{"id":"a","function":{"name":"f","arguments":"{}"}},"1":{"id":"b","function":{"name":"g","arguments":"{}"}}}}""";
        await using var whole = await Upstream.FailingAsync(200, $$$"""{"choices":[{"message":{{{Calls}}},"finish_reason":"tool_calls"}]}""");
        await using var streamed = await Upstream.StreamingAsync($$$"""data: {"choices":[{"delta":{{{Calls}}},"finish_reason":"tool_calls"}]}""" + "\n\n");

        foreach (var upstream in (Upstream[])[whole, streamed])
        {
            (await PartsAsync(upstream)).ShouldBe(
                [new TextPart.End("tool_calls", """[{"id":"a","type":"function","function":{"name":"f","arguments":"{}"}},{"id":"b","type":"function","function":{"name":"g","arguments":"{}"}}]""")]);
        }
    }

    [Theory]
    [InlineData("""{"error":{"message":"The engine is overloaded","code":503}}""", FailureKind.Unavailable)]
    [InlineData("""{"object":"error","message":"no","code":400}""", FailureKind.InvalidInput)]
    [InlineData("""{"choices":[],"error":{"code":"content_filter"}}""", FailureKind.ContentRefused)]
    [InlineData("""{"choices":"x"}""", FailureKind.UnknownOutcome)]
    [InlineData("""[1]""", FailureKind.UnknownOutcome)]
    [InlineData("""{"choices":[{"message":{"content":"cut""", FailureKind.UnknownOutcome)]
    [InlineData("", FailureKind.UnknownOutcome)]
    public async Task A_body_that_is_not_a_reply_is_a_failure(string body, FailureKind kind)
    {
        await using var upstream = await Upstream.FailingAsync(200, body);

        (await PartsAsync(upstream)).ShouldHaveSingleItem().ShouldBeOfType<TextPart.Failed>().Failure.Kind.ShouldBe(kind);
    }

    private static Task<List<TextPart>> PartsAsync(Upstream upstream) => upstream.Text.StreamAsync(Whole, Ct).Where(part => part is not TextPart.Ending).ToListAsync(Ct).AsTask();
}
