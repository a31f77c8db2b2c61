using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tessera.Providers.OpenAi;

namespace Tessera.Providers.Tests.OpenAi;

/// <summary>A scripted upstream on loopback that records its requests.</summary>
internal sealed class Upstream : IAsyncDisposable
{
    public const string Key = "sk-test-0123456789";

    private readonly WebApplication _app;
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ResponseDrainTimeout = TimeSpan.Zero });

    private Upstream(WebApplication app) => _app = app;

    public List<string> Bodies { get; } = [];

    public List<Dictionary<string, string>> Headers { get; } = [];

    public List<string> Paths { get; } = [];

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public OpenAiText Text => new(_http, new Uri(Address, "/v1"), Key);

    public OpenAiText TextAt(string path, string? key) => new(_http, new Uri(Address, path), key);

    /// <summary>Stands in for a server that is known by name.</summary>
    public OpenAiText TextOf(OpenAiServer server) => new(_http, server with { Address = Address }, null);

    /// <summary>Answers every request in the same way.</summary>
    public static async Task<Upstream> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var upstream = new Upstream(app);
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            upstream.Bodies.Add(await reader.ReadToEndAsync(context.RequestAborted));
            upstream.Headers.Add(context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()));
            upstream.Paths.Add($"{context.Request.Method} {context.Request.Path}");
            await answer(context);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return upstream;
    }

    /// <summary>Answers with a stream of exactly these characters.</summary>
    public static Task<Upstream> StreamingAsync(string events) => StartAsync(context =>
    {
        context.Response.ContentType = "text/event-stream";
        return context.Response.WriteAsync(events, context.RequestAborted);
    });

    /// <summary>Answers with a status and a body.</summary>
    public static Task<Upstream> FailingAsync(
        int status, string body, string contentType = "application/json", Action<IHeaderDictionary>? headers = null) => StartAsync(context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        headers?.Invoke(context.Response.Headers);
        return context.Response.WriteAsync(body, context.RequestAborted);
    });

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }
}
