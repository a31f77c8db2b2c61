using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tessera.Server.Tests.Upstream;

/// <summary>
/// A vendor of images on loopback, stateful, that speaks Replicate's predictions: work belongs to the key that began it,
/// runs until it was asked for twice, and its file is at an address of the test's choice.
/// </summary>
public sealed class PredictionUpstream : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, string> _owners = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _polls = new(StringComparer.Ordinal);
    private int _submits;
    private int _cancels;

    private PredictionUpstream(WebApplication app) => _app = app;

    public string BaseUrl => _app.Urls.First() + "/v1";

    /// <summary>How often work was asked for.</summary>
    public int Submits => Volatile.Read(ref _submits);

    /// <summary>How often work was to be stopped.</summary>
    public int Cancels => Volatile.Read(ref _cancels);

    /// <summary>The bodies with which work was asked for.</summary>
    public ConcurrentQueue<JsonElement> Bodies { get; } = new();

    /// <summary>The keys that began work, and the keys under which it was asked for afterwards.</summary>
    public ConcurrentQueue<(string Began, string Asked)> Polls { get; } = new();

    /// <summary>The headers named Authorization with which files were fetched.</summary>
    public ConcurrentQueue<string> FileKeys { get; } = new();

    /// <summary>What happens instead of taking work; null takes it.</summary>
    public Func<HttpContext, Task>? Refusal { get; set; }

    /// <summary>Where results are said to be; at this vendor when not set.</summary>
    public string? FileUrl { get; set; }

    /// <summary>Whether work never ends.</summary>
    public bool IsEndless { get; set; }

    public string OwnFileUrl => _app.Urls.First() + "/file.png";

    public static async Task<PredictionUpstream> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var upstream = new PredictionUpstream(app);
        app.MapPost("/v1/predictions", upstream.SubmitAsync);
        app.MapGet("/v1/predictions/{id}", upstream.Poll);
        app.MapPost("/v1/predictions/{id}/cancel", () =>
        {
            Interlocked.Increment(ref upstream._cancels);
            return Results.Ok();
        });
        app.MapGet("/file.png", (HttpContext context) =>
        {
            upstream.FileKeys.Enqueue(context.Request.Headers.Authorization.ToString());
            return Results.Bytes(Samples.Png, "image/png");
        });
        await app.StartAsync();
        return upstream;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static string KeyOf(HttpContext context) => context.Request.Headers.Authorization.ToString();

    private async Task SubmitAsync(HttpContext context)
    {
        Bodies.Enqueue(await context.Request.ReadFromJsonAsync<JsonElement>(context.RequestAborted));
        var id = Interlocked.Increment(ref _submits).ToString(CultureInfo.InvariantCulture);
        if (Refusal is { } refusal)
        {
            await refusal(context);
            return;
        }

        _owners[id] = KeyOf(context);
        context.Response.StatusCode = StatusCodes.Status201Created;
        await context.Response.WriteAsJsonAsync(new { id, status = "starting" }, context.RequestAborted);
    }

    private IResult Poll(string id, HttpContext context)
    {
        if (!_owners.TryGetValue(id, out var owner))
        {
            return Results.NotFound();
        }

        Polls.Enqueue((owner, KeyOf(context)));
        return owner != KeyOf(context) ? Results.NotFound()
            : IsEndless || _polls.AddOrUpdate(id, 1, (_, times) => times + 1) < 2 ? Results.Ok(new { id, status = "processing" })
            : Results.Ok(new { id, status = "succeeded", output = FileUrl ?? OwnFileUrl });
    }
}
