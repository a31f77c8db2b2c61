using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tessera.Testing;

/// <summary>A user's server on loopback that receives webhooks. The test decides what it answers.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<ReceivedWebhook> _arrivals = Channel.CreateUnbounded<ReceivedWebhook>();
    private int _inside;
    private int _mostInside;

    private WebhookReceiver(WebApplication app) => _app = app;

    /// <summary>Everything that arrived.</summary>
    public ConcurrentQueue<ReceivedWebhook> All { get; } = [];

    /// <summary>The most requests that were here at the same time.</summary>
    public int MostAtOnce => Volatile.Read(ref _mostInside);

    public Func<HttpContext, Task> Answer { get; set; } = Status(204);

    public string Url => _app.Urls.First() + "/hook";

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new WebhookReceiver(app);
        app.Run(receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    public static Func<HttpContext, Task> Status(int status, string body = "") => async context =>
    {
        context.Response.StatusCode = status;
        if (body.Length > 0)
        {
            await context.Response.WriteAsync(body, context.RequestAborted);
        }
    };

    /// <summary>Answers when the task has completed, or never.</summary>
    public static Func<HttpContext, Task> When(Task released) => async context =>
    {
        await released.WaitAsync(context.RequestAborted);
        context.Response.StatusCode = 204;
    };

    /// <summary>The next request that arrives.</summary>
    public async Task<ReceivedWebhook> NextAsync() => await _arrivals.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        var inside = Interlocked.Increment(ref _inside);
        for (var most = MostAtOnce; inside > most && Interlocked.CompareExchange(ref _mostInside, inside, most) != most; most = MostAtOnce)
        {
        }

        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            var received = new ReceivedWebhook(context.Request.Path + context.Request.QueryString, headers, body.ToArray());
            All.Enqueue(received);
            _arrivals.Writer.TryWrite(received);
            await Answer(context);
        }
        catch (OperationCanceledException)
        {
            // Our server hung up.
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }
}
