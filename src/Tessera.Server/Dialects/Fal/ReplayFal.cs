using Tessera.Server.Dialects.Shared.Replies;

namespace Tessera.Server.Dialects.Fal;

/// <summary>Builds a reply again from its generations, for a repeated idempotency key whose first request ended before its reply was stored.</summary>
internal static class ReplayFal
{
    public const string Run = "run";
    public const string Queue = "queue";

    /// <summary>The reply; null while the result is awaited.</summary>
    public static async Task<IResult?> ReplyAsync(RepeatedCall call)
    {
        var batch = await call.BatchAsync();
        var replies = call.Service<FalReplies>();
        return call.Form.Split(' ') is [Queue, var app, ..]
            ? new FalReply<FalQueueStatus>(replies.ToStatus(app, batch, withLogs: false), batch)
            : batch.IsFinal ? replies.ToResult(batch) : null;
    }
}
