using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;
using Tessera.Testing.Vendors;

namespace Tessera.Server.Tests.Dialects.Anthropic;

/// <summary>The counts of a message that Anthropic itself serves: those of its cache stand apart, as it counts them.</summary>
[OneEngine]
public sealed class MessageUsageTests
{
    private const string Counts = """{"input_tokens":25,"cache_creation_input_tokens":100,"cache_read_input_tokens":2000,"output_tokens":7}""";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_read_from_a_cache_and_written_to_it_stands_apart(bool isStream)
    {
        await using var stubbed = await StubbedServer.StartAsync("anthropic");
        stubbed.Stub.On("POST /v1/messages", isStream
            ? StubAnswers.Events(string.Concat(((string[])
            [
                """{"type":"message_start","message":{"id":"m","type":"message","role":"assistant","content":[],"usage":COUNTS}}""".Replace("COUNTS", Counts, StringComparison.Ordinal),
                """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}""",
                """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hello"}}""",
                """{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":7}}""",
                """{"type":"message_stop"}""",
            ]).Select(AnthropicVendor.Event)))
            : StubAnswers.Body(200, $$"""{"type":"message","content":[{"type":"text","text":"Hello"}],"stop_reason":"end_turn","usage":{{Counts}} }"""));
        var account = await stubbed.Server.OpenAccountAsync(tokens: 10);
        var json = MessageCalls.Body(MessageCalls.Said("Hello"), model: "claude-haiku-4.5");

        var usage = isStream
            ? (await account.Client.MessageEventsAsync(json)).Single(data => data.Text("type") == "message_delta").GetProperty("usage")
            : (await account.Client.MessageAsync(json)).Body.GetProperty("usage");

        (usage.Whole("input_tokens"), usage.Whole("cache_creation_input_tokens"), usage.Whole("cache_read_input_tokens"), usage.Whole("output_tokens"))
            .ShouldBe((25, 100, 2000, 7), usage.ToString());
    }
}
