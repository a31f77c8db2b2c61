using Tessera.Server.Dialects.V2.Replies;
using Tessera.Server.Dialects.V2.Requests;
using Tessera.Server.Generations;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Generations.Text;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary>
/// Streams a text: <c>generation_start</c>, a <c>content_delta</c> for each piece, <c>generation_end</c> after the
/// settling commit, <c>[DONE]</c>. A failure is an <c>error</c> event and the stream ends without
/// <c>generation_end</c>: no client can take half a reply for a whole one. A text with
/// an idempotency key is finished even if the client disconnects, so that the retry finds its result.
/// </summary>
internal sealed class StreamText(RunText texts, TimeProvider time, AdmittedGeneration admitted, GenerateCall call, bool isKeyed) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var generation = admitted.Generation;
        SandboxHeader.Set(httpContext, generation.IsSandbox);
        await using var events = EventStream.Open(httpContext, time);
        var settled = await texts.RunAsync(
            admitted,
            call.Request,
            () => isKeyed ? DeliverAsync(events, StartEvent(generation, call.IsChat)) : events.SendAsync(StartEvent(generation, call.IsChat)),
            delta => isKeyed ? DeliverDeltaAsync(events, delta) : events.SendDeltaAsync(delta),
            isKeyed ? CancellationToken.None : httpContext.RequestAborted);
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        if (settled.CutShort is { } reason)
        {
            await DeliverAsync(events, ErrorEvent(reason));
        }
        else if (settled.Generation.State == GenerationState.Completed)
        {
            await DeliverAsync(events, EndEvent(settled.Generation, settled.Wallet.Available, call.IsChat));
            await DeliverAsync(events, EventStream.Done);
        }
        else
        {
            await DeliverAsync(events, ErrorEvent(settled.Generation));
        }
    }

    public static object StartEvent(Generation generation, bool isChat) => isChat
        ? new { type = "generation_start", id = generation.Id.Text, model = generation.Model }
        : new { type = "generation_start", id = generation.Id.Value, model = generation.Model };

    public static object EndEvent(Generation generation, long balance, bool isChat) => new StreamEnd
    {
        Id = isChat ? generation.Id.Text : generation.Id.Value,
        TokensUsed = isChat ? generation.TokensSpent : null,
        BalanceRemaining = isChat ? balance : null,
        TokensSpent = isChat ? null : generation.TokensSpent,
        ToolCalls = RawJson.From(generation.ToolCalls),
        Warnings = RawJson.From(generation.Warnings),
    };

    public static object ErrorEvent(Generation generation) => ErrorEvent(generation.Error);

    private static object ErrorEvent(string? message) => new { type = "error", message };

    // The generation is settled whether or not the client still reads, so a disconnect is not an error.
    private static async ValueTask DeliverAsync(EventStream events, object message)
    {
        try
        {
            await events.SendAsync(message);
        }
        catch (OperationCanceledException)
        {
            // The client has disconnected.
        }
    }

    private static async ValueTask DeliverDeltaAsync(EventStream events, string delta)
    {
        if (events.IsGone)
        {
            return;
        }

        try
        {
            await events.SendDeltaAsync(delta);
        }
        catch (OperationCanceledException)
        {
            // The rest is generated for the retry.
        }
    }
}
