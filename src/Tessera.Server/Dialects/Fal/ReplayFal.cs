using Tessera.Server.Dialects.Shared.Replies;

namespace Tessera.Server.Dialects.Fal;

/// <summary>Builds a reply again from its generations, for a repeated idempotency key whose first request ended before its reply was stored.</summary>
internal static class ReplayFal
{
    public const string Run = "run";
    public const string Queue = "queue";

    /// <summary>The reply; null while the result is awaited.</summary>
    public static Task<IResult?> ReplyAsync(RepeatedCall call, FalReplies replies) => Task.FromResult<IResult?>(
        call.Form.Split(' ') is [Queue, var app, ..] ? new FalReply<FalQueueStatus>(replies.ToStatus(app, call.Batch, withLogs: false), call.Batch)
        : call.Batch.IsFinal ? replies.ToResult(call.Batch)
        : null);
}
