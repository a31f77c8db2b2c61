using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Generations.Outcome;
using Tessera.Server.Hosting;

namespace Tessera.Server.Dialects.Fal;

/// <summary>Streams how a request of the queue stands.</summary>
internal sealed class FalStatusStreams(FalReplies replies, Batches batches, Draining draining)
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>The events of a request until it has ended.</summary>
    public Events Of(string app, GenerationBatch batch, Caller caller, bool withLogs) => new(this, app, batch, caller, withLogs);

    private async Task SendAsync(HttpContext context, string app, GenerationBatch batch, Caller caller, bool withLogs)
    {
        await using var events = EventStream.Open(context);
        var (shown, now) = (default((GenerationState, double?)?), batch);
        while (true)
        {
            if (shown != (now.State, now.Progress))
            {
                shown = (now.State, now.Progress);
                await events.SendAsync(replies.ToStatus(app, now, withLogs));
            }

            if (now.IsFinal || draining.Closing.IsCancellationRequested)
            {
                return;
            }

            var waited = await batches.WaitAsync(now, caller, Pace, context.RequestAborted);
            if (waited.IsError)
            {
                // fal's streams know no error: the client reads the status again, and its answer says why.
                return;
            }

            now = waited.Value;
        }
    }

    /// <summary>The events.</summary>
    internal sealed class Events(FalStatusStreams streams, string app, GenerationBatch batch, Caller caller, bool withLogs) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers[FalErrors.RequestId] = batch.Id.Text;
            return streams.SendAsync(httpContext, app, batch, caller, withLogs);
        }
    }
}
