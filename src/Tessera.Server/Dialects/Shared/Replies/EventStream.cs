using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Shared.Replies;

/// <summary>
/// Server-sent events, each flushed; a comment after 15 s of silence keeps proxies from
/// closing the connection. https://html.spec.whatwg.org/multipage/server-sent-events.html
/// </summary>
internal sealed class EventStream : IAsyncDisposable
{
    /// <summary>The closing line that is not JSON.</summary>
    public static readonly object Done = new();

    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);
    private static readonly JsonWriterOptions Letters = new() { Encoder = WireJson.Options.Encoder, SkipValidation = true };

    private readonly PipeWriter _body;
    private readonly CancellationToken _gone;
    private readonly ITimer _keepAlive;
    private readonly SemaphoreSlim _turn = new(1);

    private EventStream(HttpContext context)
    {
        _body = context.Response.BodyWriter;
        _gone = context.RequestAborted;
        _keepAlive = context.RequestServices.GetRequiredService<TimeProvider>().CreateTimer(static stream => _ = ((EventStream)stream!).SendCommentAsync(), this, Silence, Silence);
    }

    /// <summary>Whether the caller has left.</summary>
    public bool IsGone => _gone.IsCancellationRequested;

    public static EventStream Open(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentType = "text/event-stream";
        headers.CacheControl = "no-cache, no-transform";
        headers["X-Accel-Buffering"] = "no";
        UnsentBytes.Limit(context);
        return new EventStream(context);
    }

    /// <summary>Removes what <see cref="Open"/> set, for a reply that has not started and becomes another.</summary>
    public static void Withdraw(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentType = default;
        headers.CacheControl = default;
        headers.Remove("X-Accel-Buffering");
    }

    /// <summary>Sends one event.</summary>
    /// <param name="message">The message, serialised as JSON, or <see cref="Done"/>.</param>
    /// <param name="name">The name of the event, for dialects that name theirs.</param>
    /// <param name="id">Its ID, which a client that connects again names.</param>
    /// <exception cref="OperationCanceledException">The caller is gone.</exception>
    public ValueTask SendAsync(object message, string? name = null, string? id = null) => WriteAsync(
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
        },
        name,
        id);

    /// <summary>Sends one event whose JSON is written directly, for what is sent most often.</summary>
    /// <inheritdoc cref="SendAsync"/>
    public ValueTask WriteAsync<T>(T message, Action<Utf8JsonWriter, T> write, string? name = null) => WriteAsync(
        (message, write),
        static (body, it) =>
        {
            using var json = new Utf8JsonWriter(body, Letters);
            it.write(json, it.message);
        },
        name);

    /// <summary>Sends one event whose data is a text as it is, a line for each of its lines.</summary>
    public ValueTask SendTextAsync(string text, string name) => WriteAsync(
        text.ReplaceLineEndings("\ndata: "), static (body, lines) => Encoding.UTF8.GetBytes(lines, body), name);

    public async ValueTask DisposeAsync()
    {
        await _keepAlive.DisposeAsync();

        // A comment that is just being written is finished before the reply is.
        await _turn.WaitAsync(CancellationToken.None);
        _turn.Dispose();
    }

    private async ValueTask WriteAsync<T>(T message, Action<PipeWriter, T> write, string? name, string? id = null)
    {
        await _turn.WaitAsync(_gone);
        try
        {
            if (name is not null)
            {
                _body.Write("event: "u8);
                Encoding.UTF8.GetBytes(name, _body);
                _body.Write("\n"u8);
            }

            if (id is not null)
            {
                _body.Write("id: "u8);
                Encoding.UTF8.GetBytes(id, _body);
                _body.Write("\n"u8);
            }

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
