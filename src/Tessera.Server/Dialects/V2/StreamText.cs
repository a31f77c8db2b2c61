using Tessera.Server.Generations;

namespace Tessera.Server.Dialects.V2;

/// <summary>
/// Streams a text: <c>generation_start</c>, a <c>content_delta</c> for each piece, <c>generation_end</c> after the
/// settling commit, <c>[DONE]</c>. A failure is an <c>error</c> event and the stream ends without
/// <c>generation_end</c>: no client can take half a reply for a whole one.
/// </summary>
internal sealed class StreamText(RunText texts, TimeProvider time)
{
    public async Task<IResult> RunAsync(HttpContext context, AdmittedGeneration admitted, GenerateCall call)
    {
        var generation = admitted.Generation;
        if (generation.IsSandbox)
        {
            context.Response.Headers["X-Tessera-Sandbox"] = "true";
        }

        await using var events = EventStream.Open(context, time);
        var settled = await texts.RunAsync(
            admitted,
            call.Request,
            () => events.SendAsync(StartEvent(generation, call.IsChat)),
            delta => events.SendDeltaAsync(delta),
            context.RequestAborted);
        if (context.RequestAborted.IsCancellationRequested)
        {
            return TypedResults.Empty;
        }

        if (settled.Generation.State == GenerationState.Completed)
        {
            await DeliverAsync(events, EndEvent(settled, call.IsChat));
            await DeliverAsync(events, EventStream.Done);
        }
        else
        {
            await DeliverAsync(events, new { type = "error", message = settled.Generation.Error });
        }

        return TypedResults.Empty;
    }

    private static object StartEvent(Generation generation, bool isChat) => isChat
        ? new { type = "generation_start", id = generation.Id.Text, model = generation.Model }
        : new { type = "generation_start", id = generation.Id.Value, model = generation.Model };

    private static object EndEvent(Settled settled, bool isChat) => isChat
        ? new
        {
            type = "generation_end",
            id = settled.Generation.Id.Text,
            tokens_used = settled.Generation.TokensSpent,
            balance_remaining = settled.Wallet.Available,
        }
        : new { type = "generation_end", id = settled.Generation.Id.Value, tokens_spent = settled.Generation.TokensSpent };

    // It is settled: a caller who is gone at the end is simply gone.
    private static async ValueTask DeliverAsync(EventStream events, object message)
    {
        try
        {
            await events.SendAsync(message);
        }
        catch (OperationCanceledException)
        {
            // Nobody is there to be told.
        }
    }
}
