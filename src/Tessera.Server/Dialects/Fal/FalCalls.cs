using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.Fal;

/// <summary>Starts a model for fal's endpoints that wait for its result, and for those that queue it.</summary>
internal sealed class FalCalls(ReadFalInput read, RunVendorCall calls, FalReplies replies)
{
    /// <summary>Runs a model and waits for its end.</summary>
    public async Task<Result<GenerationBatch>> RunAsync(Caller caller, string model, FalInput input, IdempotentCall? keyed, CancellationToken ct)
    {
        var call = await read.ReadAsync(caller, model, input, ct);
        if (call.IsError)
        {
            return call.Error;
        }

        var made = await calls.RunAsync(caller, call.Value, keyed, ReplayFal.Run, SlowGeneration.MaxWait, ct);
        // The client repeats a call at 504, which would make and charge the result again.
        return made.IsError || made.Value.IsFinal ? made : SlowGeneration.Error(made.Value.All) with { Status = StatusCodes.Status500InternalServerError };
    }

    /// <summary>Queues a model. A text has no queue: it is finished when the reply is sent.</summary>
    public async Task<Result<FalReply<FalQueueStatus>>> SubmitAsync(
        (Caller Caller, IdempotentCall? Keyed) from, string model, FalInput input, string? webhook, CancellationToken ct)
    {
        var call = await read.ReadAsync(from.Caller, model, input, ct);
        if (call.IsError)
        {
            return call.Error;
        }

        var app = AppOf(model);
        var notified = call.Value with { Request = call.Value.Request with { WebhookUrl = webhook, WebhookForm = webhook is null ? null : FalWebhookForm.FormName } };
        var queued = await calls.RunAsync(from.Caller, notified, from.Keyed, $"{ReplayFal.Queue} {app}", TimeSpan.Zero, CancellationToken.None);
        return queued.IsError ? queued.Error : new FalReply<FalQueueStatus>(replies.ToStatus(app, queued.Value, withLogs: false), queued.Value);
    }

    /// <summary>What stands before <c>requests</c> in the addresses of a request: its client leaves out the rest of a model's name.</summary>
    private static string AppOf(string model) => model.Trim('/').Split('/') switch
    {
        [var owner, var alias, ..] => $"{owner}/{alias}",
        [var slug] => $"{FindRoutedModel.Owner}/{slug}",
        _ => throw new InvalidOperationException("A split gives at least one part."),
    };
}
