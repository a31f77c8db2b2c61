using System.Text.Json;
using Tessera.Server.Tests.Dialects.Anthropic;
using Tessera.Server.Tests.Dialects.OpenAi;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Dialects;

/// <summary>Tool calls of a streamed text reach the client in the pieces in which the vendor sends them.</summary>
[OneEngine]
public sealed class StreamedToolCallsTests(StreamedToolCallsTests.Vendor vendor) : IClassFixture<StreamedToolCallsTests.Vendor>
{
    private const string Function = """{"type":"function","function":{"name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}""";

    private static readonly string[] Pieces = ["""{"city":""", "\"Ri", "ga 🌦\"}"];

    private static readonly string[] Second = ["{\"city\":", "\"Oslo\"}"];

    [Fact]
    public async Task OpenAIs_chunks_carry_each_piece_with_the_index_of_its_call()
    {
        vendor.Begin([ChatUpstream.Delta("I look."), .. Call(0, "call_a", Pieces), .. Call(1, "call_b", Second)]);
        var account = await vendor.Server.OpenAccountAsync();

        var events = await account.Client.EventsAsync(
            OpenAiCalls.Chat, $$"""{"model":"gpt-5","messages":[{"role":"user","content":"Weather?"}],"tools":[{{Function}}],"stream":true}""");

        var parts = events.Deltas().Where(delta => delta.TryGetProperty("tool_calls", out _)).Select(delta => delta.GetProperty("tool_calls")[0]).ToList();
        parts.Select(part => (part.Whole("index"), part.TryGetProperty("id", out var id) ? id.GetString() : null, part.GetProperty("function").Text("arguments"))).ShouldBe(
        [
            (0, "call_a", ""), .. Pieces.Select(piece => (0L, (string?)null, (string?)piece)),
            (1, "call_b", ""), .. Second.Select(piece => (1L, (string?)null, (string?)piece)),
        ]);
        JsonElement.Parse(events[^2]).GetProperty("choices")[0].Text("finish_reason").ShouldBe("tool_calls");
        await vendor.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task The_events_of_a_response_end_each_item_before_the_next_begins()
    {
        vendor.Begin([ChatUpstream.Delta("I look."), .. Call(0, "call_a", Pieces), .. Call(1, "call_b", Second)]);
        var account = await vendor.Server.OpenAccountAsync();

        var events = (await account.Client.EventsAsync(
                "/v1/responses", """{"model":"gpt-5","input":"Weather?","tools":[{"type":"function","name":"weather","parameters":{"type":"object"}}],"stream":true}"""))
            .Select(data => JsonElement.Parse(data)).ToList();

        events.Select(one => (one.Text("type")?["response.".Length..], one.TryGetProperty("output_index", out var index) ? index.GetInt32() : -1)).ShouldBe(
        [
            ("created", -1), ("in_progress", -1),
            ("output_item.added", 0), ("content_part.added", 0), ("output_text.delta", 0), ("output_text.done", 0), ("content_part.done", 0), ("output_item.done", 0),
            ("output_item.added", 1), .. Pieces.Select(_ => ("function_call_arguments.delta", 1)), ("function_call_arguments.done", 1), ("output_item.done", 1),
            ("output_item.added", 2), .. Second.Select(_ => ("function_call_arguments.delta", 2)), ("function_call_arguments.done", 2), ("output_item.done", 2),
            ("completed", -1),
        ]);
        var output = events[^1].GetProperty("response").GetProperty("output");
        events.Where(one => one.Text("type") == "response.output_item.done").Select(one => one.GetProperty("item").GetRawText())
            .ShouldBe(output.EnumerateArray().Select(item => item.GetRawText()));
        output[1].Text("arguments").ShouldBe(string.Concat(Pieces));
    }

    [Fact]
    public async Task Anthropics_blocks_are_stopped_in_their_order()
    {
        vendor.Begin([ChatUpstream.Delta("I look."), .. Call(0, "call_a", Pieces), .. Call(1, "call_b", Second)]);
        var account = await vendor.Server.OpenAccountAsync();

        var events = await account.Client.MessageEventsAsync(
            MessageCalls.Body(MessageCalls.Said("Weather?"), ""","tools":[{"name":"weather","input_schema":{"type":"object"}}]"""));

        events.Where(data => data.TryGetProperty("index", out _)).Select(data => (data.Text("type")?["content_block_".Length..], data.GetProperty("index").GetInt32())).ShouldBe(
        [
            ("start", 0), ("delta", 0), ("stop", 0),
            ("start", 1), .. Pieces.Select(_ => ("delta", 1)), ("stop", 1),
            ("start", 2), .. Second.Select(_ => ("delta", 2)), ("stop", 2),
        ]);
        events.Where(data => data.Text("type") == "content_block_delta").Skip(1).Select(data => data.GetProperty("delta").Text("partial_json"))
            .ShouldBe([.. Pieces, .. Second]);
        events.Single(data => data.Text("type") == "message_delta").GetProperty("delta").Text("stop_reason").ShouldBe("tool_use");
    }

    [Fact]
    public async Task Googles_events_carry_each_call_whole_while_the_vendor_still_sends_the_next()
    {
        var read = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        vendor.Upstream.Answer = async context =>
        {
            await ChatUpstream.SendAsync(context, [ChatUpstream.Delta("I look."), .. Call(0, "call_a", Pieces), Call(1, "call_b", Second)[0]]);
            await read.Task.WaitAsync(context.RequestAborted);
            await ChatUpstream.SendAsync(
                context,
                [
                    .. Call(1, "call_b", Second)[1..], .. Call(2, "call_c", ["{}", "\n"]),
                    ChatUpstream.Chunk("""{"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}"""), ChatUpstream.Usage(3, 2), ChatUpstream.Done,
                ]);
        };
        var account = await vendor.Server.OpenAccountAsync();
        using var asking = new HttpRequestMessage(HttpMethod.Post, "/v1beta/models/gpt-5:streamGenerateContent?alt=sse")
        {
            Content = new StringContent(
                """{"contents":[{"parts":[{"text":"Weather?"}]}],"tools":[{"functionDeclarations":[{"name":"weather"}]}]}""", System.Text.Encoding.UTF8, "application/json"),
        };

        using var reply = await account.Client.SendAsync(asking, HttpCompletionOption.ResponseHeadersRead, TestHttp.Ct);
        using var lines = new StreamReader(await reply.Content.ReadAsStreamAsync(TestHttp.Ct));
        var events = new List<JsonElement>();
        while (await lines.ReadLineAsync(TestHttp.Ct) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                events.Add(JsonElement.Parse(line["data: ".Length..]));
            }

            if (events.Count == 2)
            {
                read.TrySetResult();
            }
        }

        var parts = events.ConvertAll(one => one.GetProperty("candidates")[0].GetProperty("content").GetProperty("parts"));
        parts.ConvertAll(part => part.GetArrayLength()).ShouldBe([1, 1, 1, 1, 0]);
        parts[1..4].ConvertAll(part => part[0].GetProperty("functionCall")).ConvertAll(call => (call.Text("id"), CityOf(call)))
            .ShouldBe([("call_a", "Riga 🌦"), ("call_b", "Oslo"), ("call_c", null)]);
        events.FindAll(one => one.GetProperty("candidates")[0].TryGetProperty("finishReason", out _)).ShouldBe([events[^1]]);
        (await account.Client.TokensAsync()).ShouldBe((997, 0));
        await vendor.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task What_a_vendor_mixes_is_put_in_order()
    {
        var (first, second) = (Call(0, "call_a", Pieces), Call(1, "call_b", Second));
        vendor.Begin([first[0], second[0], second[1], first[1], second[2], first[2], first[3]]);
        var account = await vendor.Server.OpenAccountAsync();

        var events = await account.Client.EventsAsync(
            OpenAiCalls.Chat, $$"""{"model":"gpt-5","messages":[{"role":"user","content":"Weather?"}],"tools":[{{Function}}],"stream":true}""");

        var parts = events.Deltas().Where(delta => delta.TryGetProperty("tool_calls", out _)).Select(delta => delta.GetProperty("tool_calls")[0]).ToList();
        parts.Select(part => part.Whole("index")).ShouldBeInOrder();
        parts.GroupBy(part => part.Whole("index"), part => part.GetProperty("function").Text("arguments")).Select(call => string.Concat(call))
            .ShouldBe([string.Concat(Pieces), string.Concat(Second)]);
    }

    [Fact]
    public async Task A_call_that_reached_the_client_is_charged_when_it_leaves()
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        vendor.Upstream.Answer = async context =>
        {
            await ChatUpstream.SendAsync(context, Call(0, "call_a", Pieces)[..2]);
            await gone.Task.WaitAsync(context.RequestAborted);
        };
        var account = await vendor.Server.OpenAccountAsync();
        using (var leaving = new HttpRequestMessage(HttpMethod.Post, OpenAiCalls.Chat)
        {
            Content = new StringContent(
                $$"""{"model":"gpt-5","messages":[{"role":"user","content":"Weather?"}],"tools":[{{Function}}],"stream":true}""", System.Text.Encoding.UTF8, "application/json"),
        })
        {
            using var reply = await account.Client.SendAsync(leaving, HttpCompletionOption.ResponseHeadersRead, TestHttp.Ct);
            using var lines = new StreamReader(await reply.Content.ReadAsStreamAsync(TestHttp.Ct));
            while (!(await lines.ReadLineAsync(TestHttp.Ct))!.Contains("city", StringComparison.Ordinal))
            {
            }
        }

        while (await account.Client.TokensAsync() != (997, 0))
        {
        }

        gone.SetResult();
        await vendor.Server.ShouldVerifyAsync();
    }

    private static string? CityOf(JsonElement call) => call.GetProperty("args").TryGetProperty("city", out var city) ? city.GetString() : null;

    private static string[] Call(int index, string id, string[] pieces) =>
    [
        ChatUpstream.Chunk($$$"""{"choices":[{"index":0,"delta":{"tool_calls":[{"index":{{{index}}},"id":"{{{id}}}","type":"function","function":{"name":"weather","arguments":""}}]}}]}"""),
        .. pieces.Select(piece => ChatUpstream.Chunk(
            $$$"""{"choices":[{"index":0,"delta":{"tool_calls":[{"index":{{{index}}},"function":{"arguments":{{{JsonSerializer.Serialize(piece)}}}}}]}}]}""")),
    ];

    /// <summary>A vendor whose model says and calls what a test wants.</summary>
    public sealed class Vendor : ServerWithUpstream
    {
        protected override Task<TestServer> StartServerAsync(string address) => TestServer.StartAsync(address, "--Tessera:Providers:openai:ApiKey=test");

        internal void Begin(IEnumerable<string> said) => Upstream.Answer = context => ChatUpstream.SendAsync(
            context, [.. said, ChatUpstream.Chunk("""{"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}"""), ChatUpstream.Usage(3, 2), ChatUpstream.Done]);
    }
}
