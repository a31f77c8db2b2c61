using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary>A text that has ended, as the stream it was asked for; its text comes in one piece.</summary>
internal sealed class ReplayStream(Generation generation, long balance, bool isChat) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        SandboxHeader.Set(httpContext, generation.IsSandbox);
        await using var events = EventStream.Open(httpContext, httpContext.RequestServices.GetRequiredService<TimeProvider>());
        await events.SendAsync(StreamText.StartEvent(generation, isChat));
        if (generation.ResultText is { Length: > 0 } text)
        {
            await events.SendDeltaAsync(text);
        }

        if (generation.State != GenerationState.Completed)
        {
            await events.SendAsync(StreamText.ErrorEvent(generation));
            return;
        }

        await events.SendAsync(StreamText.EndEvent(generation, balance, isChat));
        await events.SendAsync(EventStream.Done);
    }
}
