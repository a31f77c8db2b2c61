using System.Text.Json.Serialization;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Generations.Outcome;
using Tessera.Server.Hosting;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Replicate;

/// <summary>Sends the text of a prediction as events.</summary>
internal sealed class PredictionStreams(LiveTexts live, WaitForGeneration waiting, RevalidateCaller callers, Draining draining)
{
    public async Task SendAsync(HttpContext context, Generation generation)
    {
        await using var events = EventStream.Open(context);
        var isSent = false;
        if (!generation.State.IsFinal() && live.Find(generation.Id) is { } text)
        {
            await foreach (var piece in text.ReadAsync(context.RequestAborted))
            {
                await events.SendTextAsync(piece, "output");
                isSent = true;
            }
        }

        // The link proves only itself, so what it stands for is checked here.
        var (ended, link) = (generation, new Caller(generation.Account, null));
        while (!ended.State.IsFinal() && !draining.Closing.IsCancellationRequested)
        {
            ended = (await waiting.WaitAsync(ended, link, RevalidateCaller.Every, context.RequestAborted)).Value ?? ended;
            if (await callers.RefusalAsync(generation.Account, generation.Key) is { } refusal)
            {
                await events.SendTextAsync(refusal.Message.For(context.Request), "error");
                return;
            }
        }

        if (!ended.State.IsFinal())
        {
            // This node stops; the client connects to another, or to this one after its restart.
            return;
        }

        if (ended.State is GenerationState.Failed)
        {
            await events.SendTextAsync(ended.ErrorIn(Language.Of(context.Request)) ?? "", "error");
            return;
        }

        if (!isSent && ended.ResultText is { Length: > 0 } whole)
        {
            await events.SendTextAsync(whole, "output");
        }

        await events.SendAsync(new Ended(ended.State is GenerationState.Canceled ? "canceled" : null), "done");
    }

    /// <param name="Reason">Why it ended early; absent when it did not.</param>
    private sealed record Ended([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason);
}
