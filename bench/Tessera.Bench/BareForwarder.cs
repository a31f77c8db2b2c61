using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tessera.Bench;

/// <summary>
/// The baseline: ASP.NET Core that hands a POST to the upstream and the answer back, bytes through, and one endpoint
/// that answers a fixed JSON. No key, no balance, no row, nothing parsed. A second route does what a gateway does at
/// least: it reads and writes the JSON both ways.
/// </summary>
internal static class BareForwarder
{
    public static async Task<int> RunAsync(string port, Uri upstream)
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseCookies = false,
            UseProxy = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
        });
        await using var app = BenchHost.Build(port);
        app.MapPost("/v1/chat/completions", context => ForwardAsync(context, http, upstream));
        app.MapPost("/rewritten/chat/completions", context => RewriteAsync(context, http, upstream));
        app.MapGet("/json", () => TypedResults.Json(new Polled(1, "completed", "text", "gpt-5", new string('x', 400), null, 3, 12, "2026-11-20T12:00:00Z")));
        await app.RunAsync();
        return 0;
    }

    private static async Task ForwardAsync(HttpContext context, HttpMessageInvoker http, Uri upstream)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(upstream, "/v1/chat/completions"))
        {
            Content = new StreamContent(context.Request.Body),
        };
        request.Content.Headers.ContentType = new("application/json");
        request.Content.Headers.ContentLength = context.Request.ContentLength;
        using var response = await http.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        context.Response.ContentLength = response.Content.Headers.ContentLength;
        await using var body = await response.Content.ReadAsStreamAsync(context.RequestAborted);
        var buffer = new byte[4096];
        int read;
        while ((read = await body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            await context.Response.Body.WriteAsync(buffer.AsMemory(0, read), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }

    private static async Task RewriteAsync(HttpContext context, HttpMessageInvoker http, Uri upstream)
    {
        var asked = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted)
            ?? throw new BadHttpRequestException("null");
        asked["user"] = "1";
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(upstream, "/v1/chat/completions"))
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(asked)),
        };
        request.Content.Headers.ContentType = new("application/json");
        using var response = await http.SendAsync(request, context.RequestAborted);
        using var reply = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(context.RequestAborted), default, context.RequestAborted);
        var text = reply.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString() ?? "";
        var tokens = reply.RootElement.GetProperty("usage").GetProperty("total_tokens").GetInt64();
        await context.Response.WriteAsJsonAsync(new Polled(1, "completed", "text", "gpt-5", text, null, tokens, 12, "2026-11-20T12:00:00Z"), context.RequestAborted);
    }

    private sealed record Polled(
        long Id, string Status, string Type, string ModelSlug, string ResultText, string? Error, long TokensSpent, long ProcessingMs, string CreatedAt);
}
