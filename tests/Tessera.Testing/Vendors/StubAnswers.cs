using System.Text;
using Microsoft.AspNetCore.Http;

namespace Tessera.Testing.Vendors;

/// <summary>What a scripted vendor can do with a request it has read whole.</summary>
internal static class StubAnswers
{
    /// <summary>A status and a body.</summary>
    public static RequestDelegate Body(int status, string body, string contentType = "application/json", params (string Name, string Value)[] headers) =>
        Bytes(status, Encoding.UTF8.GetBytes(body), contentType, headers);

    /// <summary>A status and a file.</summary>
    public static RequestDelegate Bytes(int status, byte[] body, string contentType, params (string Name, string Value)[] headers) => async context =>
    {
        Head(context, status, contentType, headers);
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    };

    /// <summary>200 and server-sent events, in exactly these characters.</summary>
    public static RequestDelegate Events(string events) => Body(200, events, "text/event-stream");

    /// <summary>The same, every so many bytes in a packet of its own: letters are torn apart.</summary>
    public static RequestDelegate TornEvents(string events, int bytes) => async context =>
    {
        Head(context, 200, "text/event-stream");
        foreach (var piece in Encoding.UTF8.GetBytes(events).Chunk(bytes))
        {
            await context.Response.Body.WriteAsync(piece, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    };

    /// <summary>Nothing at all until the caller leaves.</summary>
    public static RequestDelegate Silence { get; } = context => Task.Delay(Timeout.Infinite, context.RequestAborted);

    /// <summary>The beginning of an answer, then nothing until the caller leaves.</summary>
    public static RequestDelegate Hang(string beginning, string contentType = "text/event-stream", int status = 200) => async context =>
    {
        await BeginAsync(context, beginning, contentType, status);
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
    };

    /// <summary>The beginning of an answer, and the connection is cut when <paramref name="when"/> ends.</summary>
    public static RequestDelegate Drop(string beginning, Task when, string contentType = "text/event-stream") => async context =>
    {
        await BeginAsync(context, beginning, contentType, 200);
        await when.WaitAsync(context.RequestAborted);
        context.Abort();
    };

    /// <summary>The connection is cut without a byte of an answer.</summary>
    public static RequestDelegate Cut { get; } = context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    /// <summary>The beginning of an answer, then the same piece without end until the caller leaves.</summary>
    public static RequestDelegate Endless(int status, string beginning, string contentType, string piece) => async context =>
    {
        await BeginAsync(context, beginning, contentType, status);
        var bytes = Encoding.UTF8.GetBytes(piece);
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    };

    private static async Task BeginAsync(HttpContext context, string beginning, string contentType, int status)
    {
        Head(context, status, contentType);
        await context.Response.WriteAsync(beginning, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private static void Head(HttpContext context, int status, string contentType, params (string Name, string Value)[] headers)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType.Length > 0 ? contentType : null;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }
    }
}
