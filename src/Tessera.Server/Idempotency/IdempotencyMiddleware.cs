using Microsoft.Extensions.Primitives;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Idempotency;

/// <summary>
/// Answers a repeated <c>Idempotency-Key</c> with the stored reply. A new key is passed to its endpoint, which writes the key's
/// row in the transaction that creates the result; the reply is stored before it is sent. Requests without the header cost one
/// lookup of it.
/// </summary>
internal sealed class IdempotencyMiddleware(RequestDelegate next, IdempotencyStore store, InFlightCalls running, TimeProvider time)
{
    public const string Replayed = "Idempotent-Replayed";

    public Task InvokeAsync(HttpContext context)
    {
        var header = context.Request.Headers[IdempotencyKey.Header];
        return header.Count > 0
            && context.GetEndpoint() is RouteEndpoint endpoint
            && endpoint.Metadata.GetMetadata<IdempotencyAccepted>() is { } accepted
            && context.Features.Get<Caller>() is { } caller
                ? AnswerAsync(context, header, $"{context.Request.Method} {endpoint.RoutePattern.RawText}", accepted, caller)
                : next(context);
    }

    private async Task AnswerAsync(HttpContext context, StringValues header, string route, IdempotencyAccepted accepted, Caller caller)
    {
        var key = IdempotencyKey.Read(header);
        if (key.IsError)
        {
            await key.Error.ExecuteAsync(context);
            return;
        }

        var id = new IdempotentCallId(caller.Account, caller.IsTest, route, key.Value.Hash);
        var digest = RequestDigest.Start(context, accepted.RereadsBody);
        var call = new IdempotentCall(id, key.Value, digest);
        if (await store.FindAsync(call, time.GetUtcNow()) is { } known)
        {
            var (asked, unread) = await digest.OfUnreadAsync(accepted.MaxBytes);
            digest.Rewind();
            await (unread?.ExecuteAsync(context)
                ?? (asked == known.BodyHash ? AnswerAgainAsync(context, call, known, accepted) : IdempotencyErrors.Mismatch().ExecuteAsync(context)));
            return;
        }

        using var turn = running.TryStart(id);
        if (turn is null)
        {
            await IdempotencyErrors.StillRunning().ExecuteAsync(context);
            return;
        }

        context.Features.Set(call);
        await (accepted.KeepsReply ? KeepAndSendAsync(context, call, next, () => call.Generation) : next(context));
    }

    private async Task AnswerAgainAsync(HttpContext context, IdempotentCall call, IdempotencyStore.Row known, IdempotencyAccepted accepted)
    {
        if (known.Reply is null)
        {
            await RebuildAsync(context, call, accepted);
            return;
        }

        context.Response.Headers[Replayed] = "true";
        await known.Reply.SendAsync(context);
    }

    // The first request stored no reply: it is still running, its process died, or its client disconnected.
    private async Task RebuildAsync(HttpContext context, IdempotentCall call, IdempotencyAccepted accepted)
    {
        using var turn = running.TryStart(call.Id);
        var known = turn is null ? null : await store.FindAsync(call, time.GetUtcNow());
        if (known?.Reply is { } kept)
        {
            context.Response.Headers[Replayed] = "true";
            await kept.SendAsync(context);
            return;
        }

        var result = known is { Generation: { } generation, Form: { } form } && accepted.Replay is { } replay
            ? await replay(context, generation, form)
            : null;
        if (result is null or ApiError)
        {
            await (result ?? IdempotencyErrors.StillRunning()).ExecuteAsync(context);
            return;
        }

        context.Response.Headers[Replayed] = "true";
        await (accepted.KeepsReply ? KeepAndSendAsync(context, call, result.ExecuteAsync, () => known?.Generation) : result.ExecuteAsync(context));
    }

    private async Task KeepAndSendAsync(HttpContext context, IdempotentCall call, RequestDelegate answer, Func<long?> made)
    {
        var (capture, reply) = await ReplyCapture.RunAsync(context, answer);

        // A reply to a client that disconnected may be incomplete; one to a caller that is no longer authorised is not the result.
        if (reply is not null && made() is { } generation && !context.RequestAborted.IsCancellationRequested
            && context.Response.StatusCode is not (StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden)
            && !await store.TryKeepAsync(call, generation, reply) && !capture.IsStream
            && await store.FindAsync(call, time.GetUtcNow()) is { Reply: { } first })
        {
            await first.SendAsync(context);
            return;
        }

        await capture.SendAsync();
    }
}
