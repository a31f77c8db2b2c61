using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Tessera.Testing.Vendors;

/// <summary>
/// A vendor's API on loopback. It records every request and answers each route from its script: the answers in order, then the
/// last one repeatedly. A route without a script answers 501, so that a test that calls it fails.
/// </summary>
internal sealed class VendorStub : IAsyncDisposable
{
    public const string Key = "sk-test-0123456789abcdef";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Queue<RequestDelegate>> _scripts = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<StubRequest> _requests = new();
    private readonly TaskCompletionSource _firstRequest = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _disconnected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RequestDelegate? _always;

    private VendorStub(WebApplication app) => _app = app;

    /// <summary>Like the server's own: no redirects, no cookies, no time limit.</summary>
    public HttpMessageInvoker Http { get; } = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ResponseDrainTimeout = TimeSpan.FromMilliseconds(200), // what is left of a reply is not read on for the usual two seconds
    });

    public IReadOnlyList<StubRequest> Requests => [.. _requests];

    /// <summary>Returns the recorded requests and clears them.</summary>
    public IReadOnlyList<StubRequest> TakeRequests()
    {
        var taken = new List<StubRequest>();
        while (_requests.TryDequeue(out var request))
        {
            taken.Add(request);
        }

        return taken;
    }

    /// <summary>Completes when the first request has been received completely.</summary>
    public Task FirstRequest => _firstRequest.Task;

    /// <summary>Completes when a caller disconnects before its answer was complete.</summary>
    public Task CallerDisconnected => _disconnected.Task;

    /// <summary>Without a slash at its end.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>What stands before every path of a script in the vendor's usual address.</summary>
    public string Before { get; init; } = "";

    public static async Task<VendorStub> StartAsync(string before = "")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 64 * 1024 * 1024);
        var app = builder.Build();
        var stub = new VendorStub(app) { Before = before };
        app.Run(stub.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return stub;
    }

    /// <summary>
    /// Scripts a route, given as <c>POST /v1/x</c> without its query, or as <c>GET /v1/*</c> for whatever stands behind; see
    /// <see cref="StubAnswers"/>.
    /// </summary>
    public VendorStub On(string route, params RequestDelegate[] answers)
    {
        _scripts[route] = new Queue<RequestDelegate>(answers);
        return this;
    }

    /// <summary>From now on answers every request the same, whatever its route.</summary>
    public VendorStub Always(RequestDelegate answer)
    {
        _always = answer;
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        await using var left = context.RequestAborted.Register(() => _disconnected.TrySetResult());
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        _requests.Enqueue(new StubRequest(
            context.Request.Method,
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString(), StringComparer.Ordinal),
            body.ToArray()));
        context.Request.Body = new MemoryStream(body.ToArray());
        _firstRequest.TrySetResult();
        try
        {
            var path = context.Request.Path.ToString();
            var answer = _always ?? Next($"{context.Request.Method} {(path.StartsWith(Before, StringComparison.Ordinal) ? path[Before.Length..] : path)}");
            await answer(context);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            _disconnected.TrySetResult();
        }
    }

    private RequestDelegate Next(string route)
    {
        if (!_scripts.TryGetValue(route, out var answers) && !_scripts.TryGetValue($"{route[..route.LastIndexOf('/')]}/*", out answers))
        {
            return StubAnswers.Body(501, $"The stub has no script for {route}.", "text/plain");
        }

        lock (answers)
        {
            return answers.Count > 1 ? answers.Dequeue() : answers.Peek();
        }
    }
}
