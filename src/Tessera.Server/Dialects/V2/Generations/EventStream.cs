using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary>
/// Server-sent events, <c>data:</c> lines only, each flushed; a comment after 15 s of silence keeps proxies from
/// closing the connection. https://html.spec.whatwg.org/multipage/server-sent-events.html
/// </summary>
internal sealed class EventStream : IAsyncDisposable
{
    /// <summary>The closing line that is not JSON.</summary>
    public static readonly object Done = new();

    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);
    private static readonly JsonEncodedText Type = JsonEncodedText.Encode("type");
    private static readonly JsonEncodedText ContentDelta = JsonEncodedText.Encode("content_delta");
    private static readonly JsonEncodedText Delta = JsonEncodedText.Encode("delta");
    private static readonly JsonWriterOptions Letters = new() { Encoder = WireJson.Options.Encoder, SkipValidation = true };

    private readonly PipeWriter _body;
    private readonly CancellationToken _gone;
    private readonly ITimer _keepAlive;
    private readonly SemaphoreSlim _turn = new(1);

    private EventStream(HttpContext context, TimeProvider time)
    {
        _body = context.Response.BodyWriter;
        _gone = context.RequestAborted;
        _keepAlive = time.CreateTimer(static stream => _ = ((EventStream)stream!).SendCommentAsync(), this, Silence, Silence);
    }

    /// <summary>Whether the caller has left.</summary>
    public bool IsGone => _gone.IsCancellationRequested;

    public static EventStream Open(HttpContext context, TimeProvider time)
    {
        var headers = context.Response.Headers;
        headers.ContentType = "text/event-stream";
        headers.CacheControl = "no-cache, no-transform";
        headers["X-Accel-Buffering"] = "no";
        UnsentBytes.Limit(context);
        return new EventStream(context, time);
    }

    /// <summary>Sends one event.</summary>
    /// <exception cref="OperationCanceledException">The caller is gone.</exception>
    public ValueTask SendAsync(object message) => WriteAsync(
        message,
        static (body, message) =>
        {
            if (message == Done)
            {
                body.Write("[DONE]"u8);
                return;
            }

            using var json = new Utf8JsonWriter(body, Letters);
            JsonSerializer.Serialize(json, message, WireJson.Options);
        });

    /// <inheritdoc cref="SendAsync"/>
    public ValueTask SendDeltaAsync(string text) => WriteAsync(
        text,
        static (body, text) =>
        {
            using var json = new Utf8JsonWriter(body, Letters);
            json.WriteStartObject();
            json.WriteString(Type, ContentDelta);
            json.WriteString(Delta, text);
            json.WriteEndObject();
        });

    public async ValueTask DisposeAsync()
    {
        await _keepAlive.DisposeAsync();

        // A comment that is just being written is finished before the reply is.
        await _turn.WaitAsync(CancellationToken.None);
        _turn.Dispose();
    }

    private async ValueTask WriteAsync<T>(T message, Action<PipeWriter, T> write)
    {
        await _turn.WaitAsync(_gone);
        try
        {
            _body.Write("data: "u8);
            write(_body, message);
            _body.Write("\n\n"u8);
            await _body.FlushAsync(_gone);
            _keepAlive.Change(Silence, Silence);
        }
        finally
        {
            _turn.Release();
        }

        // Kestrel swallows writes to a closed connection; only the token shows that it has gone.
        _gone.ThrowIfCancellationRequested();
    }

    private async Task SendCommentAsync()
    {
        try
        {
            if (await _turn.WaitAsync(TimeSpan.Zero, _gone))
            {
                try
                {
                    _body.Write(": keep-alive\n\n"u8);
                    await _body.FlushAsync(_gone);
                }
                finally
                {
                    _turn.Release();
                }
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or ObjectDisposedException)
        {
            // The stream ended while the timer fired.
        }
    }
}
