using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tessera.Providers.OpenAi;

namespace Tessera.Providers.Tests.OpenAi;

public sealed class OpenAiTextTests
{
    private const string Hello = """
        data: {"id":"c1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}],"usage":null}

        data: {"id":"c1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"Hel"},"finish_reason":null}],"usage":null}

        data: {"id":"c1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"lo, мир"},"finish_reason":null}],"usage":null}

        data: {"id":"c1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":null}

        data: {"id":"c1","object":"chat.completion.chunk","choices":[],"usage":{"prompt_tokens":9,"completion_tokens":12,"total_tokens":21}}

        data: [DONE]


        """;

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reply_is_streamed_piece_by_piece_then_counted_then_ended()
    {
        await using var upstream = await Upstream.StreamingAsync(Hello);

        var parts = await PartsAsync(upstream);

        parts.ShouldBe([new TextPart.Delta("Hel"), new TextPart.Delta("lo, мир"), new TextPart.Usage(9, 12), new TextPart.End("stop")]);
    }

    [Fact]
    public async Task A_rich_request_is_sent_byte_for_byte()
    {
        await using var upstream = await Upstream.StreamingAsync(Hello);
        var options = JsonSerializer.Deserialize<JsonElement>("""
            {
              "temperature": 0.70, "max_tokens": 300, "top_p": 0.9, "stop": ["END", "\n\n"], "seed": 42, "user": null,
              "response_format": {"type": "json_object"},
              "tools": [{"type":"function","function":{"name":"f","parameters":{"type":"object"}}}],
              "tool_choice": "auto", "presence_penalty": -1, "frequency_penalty": 0.5, "reasoning_effort": "low", "n": 3, "secret": "x"
            }
            """);
        var call = TextCalls.Call(
            [
                TextCalls.Rule("Будь краток + \"точен\""),
                TextCalls.User("What is this?", new MediaInput("image/png", [1, 2, 250, 251, 252, 253])),
                TextCalls.Assistant("A picture."),
                new TextMessage("user", [new MessagePart.Text("One"), new MessagePart.Text("Two")]),
            ],
            options);

        await PartsAsync(upstream, call);

        upstream.Paths.ShouldBe(["POST /v1/chat/completions"]);
        upstream.Headers[0]["Authorization"].ShouldBe($"Bearer {Upstream.Key}");
        upstream.Headers[0]["Content-Type"].ShouldBe("application/json");
        upstream.Headers[0]["Accept"].ShouldBe("text/event-stream");
        upstream.Bodies[0].ShouldBe(
            """{"model":"gpt-5","messages":[{"role":"system","content":"Будь краток + \"точен\""},"""
            + """{"role":"user","content":[{"type":"text","text":"What is this?"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AQL6+/z9"}}]},"""
            + """{"role":"assistant","content":"A picture."},{"role":"user","content":"One\nTwo"}],"stream":true,"stream_options":{"include_usage":true}"""
            + ""","temperature":0.70,"max_tokens":300,"top_p":0.9,"stop":["END","\n\n"],"seed":42,"response_format":{"type":"json_object"}"""
            + ""","tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object"}}}],"tool_choice":"auto","presence_penalty":-1,"frequency_penalty":0.5,"reasoning_effort":"low"}""");
    }

    [Theory]
    [InlineData("https://api.openai.com/v1", "max_completion_tokens")]
    [InlineData("https://API.OpenAI.com/v1/", "max_completion_tokens")]
    [InlineData("https://api.openai.com.example/v1", "max_tokens")]
    [InlineData("http://localhost:11434/v1", "max_tokens")]
    public async Task Only_openai_itself_is_sent_the_new_name_of_max_tokens(string address, string name)
    {
        using var recorder = new RecordingHandler();
        using var http = new HttpMessageInvoker(recorder);

        await new OpenAiText(http, new Uri(address), null).StreamAsync(TextCalls.Call("x", new { max_tokens = 5 }), Ct).ToListAsync(Ct);

        recorder.Body.ShouldEndWith($"\"{name}\":5}}");
        recorder.Address.ShouldBe(new Uri(address.TrimEnd('/') + "/chat/completions"));
    }

    [Fact]
    public async Task Without_a_key_no_authorization_is_sent()
    {
        await using var upstream = await Upstream.StreamingAsync(Hello);

        await upstream.TextAt("/", "").StreamAsync(TextCalls.Call("x"), Ct).ToListAsync(Ct);

        upstream.Headers[0].ShouldNotContainKey("Authorization");
        upstream.Paths.ShouldBe(["POST /chat/completions"]);
    }

    [Theory]
    [InlineData("sk-1\r\nX-Evil: 1")]
    [InlineData("sk 1")]
    [InlineData("ключ")]
    public async Task A_key_that_would_break_out_of_its_header_is_refused_at_once(string key)
    {
        await using var upstream = await Upstream.StreamingAsync(Hello);

        Should.Throw<FormatException>(() => upstream.TextAt("/v1", key)).Message.ShouldNotContain(key);
    }

    [Fact]
    public async Task Nothing_is_sent_before_the_first_part_is_requested()
    {
        await using var upstream = await Upstream.StreamingAsync(Hello);

        var stream = upstream.Text.StreamAsync(TextCalls.Call("x"), Ct);

        upstream.Bodies.ShouldBeEmpty();
        (await stream.Where(part => part is not TextPart.Ending).CountAsync(Ct)).ShouldBe(4);
        upstream.Bodies.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Tool_calls_are_put_together_from_their_fragments()
    {
        await using var upstream = await Upstream.StreamingAsync("""
            data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"call_a","type":"function","function":{"name":"weather","arguments":""}}]}}]}

            data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\"city\":"}}]}}]}

            data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":1,"id":"call_b","type":"function","function":{"name":"time","arguments":"{}"}}]}}]}

            data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"\"Omsk\"}"}}]}}]}

            data: {"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}

            data: [DONE]


            """);

        var parts = await PartsAsync(upstream);

        var end = parts.ShouldHaveSingleItem().ShouldBeOfType<TextPart.End>();
        end.FinishReason.ShouldBe("tool_calls");
        JsonElement.DeepEquals(Json(end.ToolCallsJson!), Json("""
            [
              {"id":"call_a","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Omsk\"}"}},
              {"id":"call_b","type":"function","function":{"name":"time","arguments":"{}"}}
            ]
            """)).ShouldBeTrue(end.ToolCallsJson);
    }

    [Theory]
    [InlineData("""{"index":0,"id":"x","function":{"name":"look","arguments":"{\"a\":"}}""", """{"index":0,"id":"x","function":{"name":"look","arguments":"1}"}}""")]
    [InlineData("""{"id":"x","function":{"name":"look","arguments":"{\"a\":"}}""", """{"id":"","function":{"arguments":"1}"}}""")]
    [InlineData("""{"index":1,"id":"x","function":{"name":"look","arguments":{"a":1}}}""", """{"index":1,"id":"x","function":{"arguments":null}}""")]
    [InlineData("""{"index":"0","id":"x","function":{"name":"look","arguments":"{\"a\":"}}""", """{"index":1,"function":{"arguments":"1}"}}""")]
    [InlineData("""{"index":0,"id":"x","function":{"name":"look","arguments":""}}""", """{"index":0,"function":{"name":"look","arguments":"{\"a\":1}"}}""")]
    public async Task The_fragments_of_a_call_belong_together_in_the_forms_of_different_servers(string first, string second)
    {
        await using var upstream = await Upstream.StreamingAsync(
            $"data: {{\"choices\":[{{\"delta\":{{\"tool_calls\":[{first}]}}}}]}}\n\ndata: {{\"choices\":[{{\"delta\":{{\"tool_calls\":[{second}]}},\"finish_reason\":\"tool_calls\"}}]}}\n\n");

        var call = Json((await PartsAsync(upstream)).ShouldHaveSingleItem().ShouldBeOfType<TextPart.End>().ToolCallsJson!).EnumerateArray().ShouldHaveSingleItem();

        call.GetRawText().ShouldBe("""{"id":"x","type":"function","function":{"name":"look","arguments":"{\u0022a\u0022:1}"}}""");
    }

    [Fact]
    public async Task Whole_tool_calls_without_an_index_stay_apart()
    {
        await using var upstream = await Upstream.StreamingAsync("""
            data: {"choices":[{"delta":{"tool_calls":[{"id":"a","function":{"name":"f","arguments":"{}"}},{"id":"b","function":{"name":"g","arguments":{"x":1}}}]},"finish_reason":"stop"}]}


            """);

        var end = (await PartsAsync(upstream)).ShouldHaveSingleItem().ShouldBeOfType<TextPart.End>();

        end.FinishReason.ShouldBe("tool_calls");
        var calls = Json(end.ToolCallsJson!);
        calls.GetArrayLength().ShouldBe(2);
        calls[1].GetProperty("function").GetProperty("arguments").GetString().ShouldBe("""{"x":1}""");
    }

    [Theory]
    [InlineData(": OPENROUTER PROCESSING\n\n: keep-alive\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"ok\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n")]
    [InlineData("data:{\"choices\":[{\"delta\":{\"content\":\"ok\"},\"finish_reason\":\"stop\"}]}\n\ndata:[DONE]\n\n")]
    [InlineData("\n\n\r\n\ndata:   {\"choices\":[{\"delta\":{\"content\":\"ok\"},\"finish_reason\":\"stop\"}]}\r\n\r\ndata: [DONE] \r\n\r\n")]
    [InlineData("data: {\"choices\":[{\"delta\":{\"content\":\"ok\"},\"finish_reason\":\"\"}]}\n\ndata: [DONE]\n\n")]
    [InlineData("data: {\"choices\":[{\"delta\":{\"content\":\"ok\"}}]}\n\ndata: {\"choices\":[{\"delta\":{},\"finish_reason\":\"eos\"}]}\n\n")]
    [InlineData("data: {\"choices\":[{\"delta\":{\"content\":[{\"type\":\"text\",\"text\":\"o\"},{\"type\":\"text\",\"text\":\"k\"}]},\"finish_reason\":\"stop\"}]}\n\n")]
    [InlineData("data: {\"choices\":[{\"index\":1,\"delta\":{\"content\":\"no\"}},{\"index\":0,\"delta\":{\"content\":\"ok\"},\"finish_reason\":\"stop\"}],\"error\":null}\n\n")]
    public async Task Deviations_of_compatible_servers_are_tolerated(string events)
    {
        await using var upstream = await Upstream.StreamingAsync(events);

        (await PartsAsync(upstream)).ShouldBe([new TextPart.Delta("ok"), new TextPart.End("stop")]);
    }

    [Fact]
    public async Task A_server_that_does_not_stream_is_understood_too_with_blanks_before_its_body()
    {
        await using var upstream = await Upstream.FailingAsync(
            200, "\n\n \n{\"choices\":[{\"message\":{\"content\":\"ok\"},\"finish_reason\":\"length\"}],\"usage\":{\"prompt_tokens\":1.5,\"completion_tokens\":2}}");

        (await PartsAsync(upstream)).ShouldBe([new TextPart.Delta("ok"), new TextPart.Usage(null, 2), new TextPart.End("length")]);
    }

    [Fact]
    public async Task A_connection_dropped_after_the_finish_reason_is_a_whole_reply()
    {
        var parts = await PartsOfDroppedAsync("data: {\"choices\":[{\"delta\":{\"content\":\"ok\"},\"finish_reason\":\"stop\"}]}\n\n");

        parts.ShouldBe([new TextPart.Delta("ok"), new TextPart.End("stop")]);
    }

    [Fact]
    public async Task A_connection_dropped_before_the_finish_reason_has_an_unknown_outcome()
    {
        var parts = await PartsOfDroppedAsync("data: {\"choices\":[{\"delta\":{\"content\":\"half a \"}}]}\n\n");

        parts.Count.ShouldBe(2);
        parts[0].ShouldBe(new TextPart.Delta("half a "));
        parts[1].ShouldBeOfType<TextPart.Failed>().Failure.Kind.ShouldBe(FailureKind.UnknownOutcome);
    }

    [Fact]
    public async Task A_stream_closed_in_order_before_the_finish_reason_has_an_unknown_outcome()
    {
        await using var upstream = await Upstream.StreamingAsync("data: {\"choices\":[{\"delta\":{\"content\":\"half a \"}}]}\n\n");

        var parts = await PartsAsync(upstream);

        parts.Count.ShouldBe(2);
        parts[1].ShouldBeOfType<TextPart.Failed>().Failure.Kind.ShouldBe(FailureKind.UnknownOutcome);
    }

    [Theory]
    [InlineData("data: {\"choices\":[{\"delta\":{\"content\":\"a\"\n\n")]
    [InlineData("data: <html>\n\n")]
    [InlineData("data: [1,2]\n\n")]
    [InlineData("data: {\"choices\":{\"delta\":1}}\n\n")]
    [InlineData("")]
    public async Task An_unreadable_stream_has_an_unknown_outcome(string events)
    {
        await using var upstream = await Upstream.StreamingAsync(events);

        (await OnlyFailureAsync(upstream)).Kind.ShouldBe(FailureKind.UnknownOutcome);
    }

    [Fact]
    public async Task An_endless_event_is_abandoned()
    {
        await using var upstream = await Upstream.StartAsync(async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync("data: ", context.RequestAborted);
            var chunk = new byte[64 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
            }
        });

        (await OnlyFailureAsync(upstream)).Kind.ShouldBe(FailureKind.UnknownOutcome);
    }

    [Fact]
    public async Task Giving_up_closes_the_upstream_connection()
    {
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var upstream = await Upstream.StartAsync(async context =>
        {
            await context.Response.WriteAsync("data: {\"choices\":[{\"delta\":{\"content\":\"one\"}}]}\n\n", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await using var registration = context.RequestAborted.Register(closed.SetResult);
            await closed.Task;
        });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var part in upstream.Text.StreamAsync(TextCalls.Call("x"), stop.Token))
            {
                part.ShouldBe(new TextPart.Delta("one"));
                await stop.CancelAsync();
            }
        });

        await closed.Task.WaitAsync(Ct);
    }

    [Fact]
    public async Task Not_reading_on_closes_the_upstream_connection()
    {
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var upstream = await Upstream.StartAsync(async context =>
        {
            await context.Response.WriteAsync("data: {\"choices\":[{\"delta\":{\"content\":\"one\"}}]}\n\n", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await using var registration = context.RequestAborted.Register(closed.SetResult);
            await closed.Task;
        });

        var first = await upstream.Text.StreamAsync(TextCalls.Call("x"), Ct).FirstAsync(Ct);

        first.ShouldBe(new TextPart.Delta("one"));
        await closed.Task.WaitAsync(Ct);
    }

    [Fact]
    public async Task A_refusal_is_a_refusal_and_a_filter_after_some_text_an_end()
    {
        await using var refusing = await Upstream.StreamingAsync(
            "data: {\"choices\":[{\"delta\":{\"refusal\":\"I cannot\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");
        await using var filtering = await Upstream.StreamingAsync(
            "data: {\"choices\":[{\"delta\":{\"content\":\"some\"},\"finish_reason\":\"content_filter\"}]}\n\ndata: [DONE]\n\n");

        (await OnlyFailureAsync(refusing)).Kind.ShouldBe(FailureKind.ContentRefused);
        (await PartsAsync(filtering)).ShouldBe([new TextPart.Delta("some"), new TextPart.End("content_filter")]);
    }

    private static Task<List<TextPart>> PartsAsync(Upstream upstream, TextCall? call = null) =>
        upstream.Text.StreamAsync(call ?? TextCalls.Call("Hello"), Ct).Where(part => part is not TextPart.Ending).ToListAsync(Ct).AsTask();

    /// <summary>Sends some events and drops the connection once the first piece of text has arrived.</summary>
    private static async Task<List<TextPart>> PartsOfDroppedAsync(string events)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var upstream = await Upstream.StartAsync(async context =>
        {
            await context.Response.WriteAsync(events, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await arrived.Task;
            context.Abort();
        });
        var parts = new List<TextPart>();
        await foreach (var part in upstream.Text.StreamAsync(TextCalls.Call("Hello"), Ct).Where(part => part is not TextPart.Ending))
        {
            parts.Add(part);
            arrived.TrySetResult();
        }

        return parts;
    }

    private static async Task<ProviderFailure> OnlyFailureAsync(Upstream upstream) =>
        (await PartsAsync(upstream)).ShouldHaveSingleItem().ShouldBeOfType<TextPart.Failed>().Failure;

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);

    private sealed class RecordingHandler : HttpMessageHandler
    {
        public string Body { get; private set; } = "";

        public Uri? Address { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Address = request.RequestUri;
            Body = await request.Content!.ReadAsStringAsync(cancellationToken);
            return new HttpResponseMessage { Content = new StringContent("data: [DONE]\n\n", null, "text/event-stream") };
        }
    }
}
