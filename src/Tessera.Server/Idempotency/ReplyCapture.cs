using Microsoft.AspNetCore.Http.Features;
using Tessera.Server.Http;

namespace Tessera.Server.Idempotency;

/// <summary>
/// Replaces a response's body while an endpoint answers. A reply is held back until it is stored, so that a client never sees a
/// reply that a repeated request would not get; an event stream is forwarded as it is written.
/// </summary>
internal sealed class ReplyCapture : WriteOnlyStream
{
    /// <summary>Longer replies are not stored; they are rebuilt from the generation when the request is repeated.</summary>
    public const int MaxBytes = 32_000_000;

    private readonly HttpContext _context;
    private readonly IHttpResponseBodyFeature _inner;
    private readonly StreamResponseBodyFeature _feature;
    private readonly MemoryStream _kept = new();
    private bool _isTooLong;

    private ReplyCapture(HttpContext context)
    {
        _context = context;
        _inner = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        _feature = new StreamResponseBodyFeature(this, _inner);
    }

    /// <summary>Whether the reply is forwarded while it is written.</summary>
    public bool IsStream => _context.Response.ContentType?.StartsWith("text/event-stream", StringComparison.Ordinal) ?? false;

    private ReadOnlyMemory<byte> Held => _kept.GetBuffer().AsMemory(0, (int)_kept.Length);

    /// <summary>Runs the endpoint and captures its reply; null when it is too long to be stored.</summary>
    public static async Task<(ReplyCapture Capture, StoredReply? Reply)> RunAsync(HttpContext context, RequestDelegate answer)
    {
        var capture = new ReplyCapture(context);
        context.Features.Set<IHttpResponseBodyFeature>(capture._feature);
        try
        {
            await answer(context);
            await capture._feature.CompleteAsync();
        }
        finally
        {
            context.Features.Set(capture._inner);
        }

        return (capture, capture._isTooLong ? null : StoredReply.Of(context.Response, capture.Held));
    }

    /// <summary>Sends the reply that was held back.</summary>
    public async Task SendAsync()
    {
        if (!IsStream && _kept.Length > 0)
        {
            _context.Response.ContentLength = _kept.Length;
            await _context.Response.Body.WriteAsync(Held, _context.RequestAborted);
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _isTooLong |= _kept.Length + buffer.Length > MaxBytes;
        if (!IsStream)
        {
            _kept.Write(buffer.Span);
            return;
        }

        if (!_isTooLong)
        {
            _kept.Write(buffer.Span);
        }

        await _inner.Stream.WriteAsync(buffer, cancellationToken);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        IsStream ? _inner.Stream.FlushAsync(cancellationToken) : Task.CompletedTask;
}
