using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Tessera.Bench;

/// <summary>
/// A vendor that answers at once: OpenAI chat completions, whole or streamed. A model named <c>slow-N</c> streams 25
/// tokens with N milliseconds in between, to hold many streams open; one named <c>after-N</c> answers after N milliseconds.
/// </summary>
internal static class MockUpstream
{
    private const int SlowTokens = 25;

    private static readonly byte[] Whole = Encoding.UTF8.GetBytes(
        $$$"""
        {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"{{{new string('x', 400)}}}"}}],"usage":{"prompt_tokens":12,"completion_tokens":34,"total_tokens":46}}
        """);

    private static readonly byte[] Streamed = Encoding.UTF8.GetBytes(string.Concat(
        Enumerable.Repeat(Chunk(new string('x', 100)), 4)) + Ending());

    public static async Task<int> RunAsync(string port)
    {
        await using var app = BenchHost.Build(port);
        app.MapPost("/v1/chat/completions", AnswerAsync);
        await app.RunAsync();
        return 0;
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        var isStream = body.RootElement.TryGetProperty("stream", out var stream) && stream.ValueKind is JsonValueKind.True;
        var model = body.RootElement.GetProperty("model").GetString() ?? "";
        if (model.StartsWith("slow-", StringComparison.Ordinal))
        {
            await StreamSlowlyAsync(context, int.Parse(model.AsSpan(5), CultureInfo.InvariantCulture));
            return;
        }

        if (model.StartsWith("after-", StringComparison.Ordinal))
        {
            await Task.Delay(int.Parse(model.AsSpan(6), CultureInfo.InvariantCulture), context.RequestAborted);
        }

        var reply = isStream ? Streamed : Whole;
        context.Response.ContentType = isStream ? "text/event-stream" : "application/json";
        context.Response.ContentLength = reply.Length;
        await context.Response.Body.WriteAsync(reply, context.RequestAborted);
    }

    private static async Task StreamSlowlyAsync(HttpContext context, int milliseconds)
    {
        context.Response.ContentType = "text/event-stream";
        for (var token = 0; token < SlowTokens; token++)
        {
            // The token carries its time of sending, from which the receiver computes the delay.
            var sent = System.Diagnostics.Stopwatch.GetTimestamp();
            await context.Response.WriteAsync(Chunk($"{sent} "), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(milliseconds, context.RequestAborted);
        }

        await context.Response.WriteAsync(Ending(), context.RequestAborted);
    }

    private static string Chunk(string text) =>
        $$"""
        data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"{{text}}"},"finish_reason":null}]}


        """;

    private static string Ending() =>
        """
        data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

        data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"m","choices":[],"usage":{"prompt_tokens":12,"completion_tokens":34,"total_tokens":46}}

        data: [DONE]


        """;
}
