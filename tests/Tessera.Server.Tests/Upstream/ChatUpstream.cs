using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tessera.Server.Tests.Upstream;

/// <summary>
/// An OpenAI-compatible vendor on loopback. What it answers is scripted as steps; a step that waits is released by the
/// test, so nothing depends on time. It counts what reached it.
/// </summary>
public sealed class ChatUpstream : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _calls;

    private ChatUpstream(WebApplication app) => _app = app;

    /// <summary>The calls that arrived.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>The bodies that arrived, as JSON.</summary>
    public ConcurrentQueue<JsonElement> Bodies { get; } = new();

    /// <summary>The key that the list of models is not shown to.</summary>
    public string? RefusedKey { get; set; }

    /// <summary>The keys that came with the calls.</summary>
    public ConcurrentQueue<string> Keys { get; } = new();

    /// <summary>Completed when our server hung up on a reply that was not finished; a test sets its own.</summary>
    public TaskCompletionSource HungUp { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What to answer; by default one delta, the usage and the end.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = context => SendAsync(context, Delta("Hello"), Finish, Usage(3, 2), Done);

    public string BaseUrl => _app.Urls.First() + "/v1";

    public static string Finish => Chunk("""{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""");

    public static string Done => "data: [DONE]\n\n";

    public static async Task<ChatUpstream> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var upstream = new ChatUpstream(app);
        app.MapPost("/v1/chat/completions", upstream.TakeAsync);
        app.MapGet("/v1/models", (HttpContext context) => context.Request.Headers.Authorization == $"Bearer {upstream.RefusedKey}"
            ? Results.Json(new { error = new { message = "no", code = "invalid_api_key" } }, statusCode: StatusCodes.Status401Unauthorized)
            : Results.Json(new { data = Array.Empty<string>() }));
        await app.StartAsync();
        return upstream;
    }

    public static string Delta(string text) =>
        Chunk($$"""{"choices":[{"index":0,"delta":{"content":{{JsonSerializer.Serialize(text)}}},"finish_reason":null}]}""");

    public static string Usage(long prompt, long completion) =>
        Chunk($$$"""{"choices":[],"usage":{"prompt_tokens":{{{prompt}}},"completion_tokens":{{{completion}}},"total_tokens":{{{prompt + completion}}}}}""");

    public static string Chunk(string json) => $"data: {json}\n\n";

    /// <summary>Sends pieces of an event stream after longer than a client pauses between its polls.</summary>
    public static RequestDelegate Slowly(params string[] pieces) => async context =>
    {
        await Task.Delay(1500, context.RequestAborted);
        await SendAsync(context, pieces);
    };

    /// <summary>Sends pieces of an event stream, each flushed.</summary>
    public static async Task SendAsync(HttpContext context, params string[] pieces)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.ContentType = "text/event-stream";
        }

        foreach (var piece in pieces)
        {
            await context.Response.WriteAsync(piece, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }

    /// <summary>Refuses with a status and a body.</summary>
    public static Func<HttpContext, Task> Refuse(int status, string body) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body, context.RequestAborted);
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        Interlocked.Increment(ref _calls);
        Keys.Enqueue(context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal));
        using var body = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        Bodies.Enqueue(body.RootElement.Clone());
        try
        {
            await Answer(context);
        }
        catch (OperationCanceledException)
        {
            HungUp.TrySetResult();
        }
    }
}
