using Tessera.Server.Generations;

namespace Tessera.Server.Dialects.Shared.Replies;

/// <summary>A text that has ended, as the stream it was asked for; its text comes in one piece.</summary>
internal sealed class ReplayStream(Generation generation, long balance, ITextStreamForm form) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        GenerationHeaders.Set(httpContext, generation);
        var failure = FailedGeneration.ErrorOf(generation);
        if (failure is not null && form.StartsWithText)
        {
            await failure.ExecuteAsync(httpContext);
            return;
        }

        await using var events = EventStream.Open(httpContext);
        await form.BeginAsync(events, generation);
        if (generation.ResultText is { Length: > 0 } text)
        {
            await form.DeltaAsync(events, text);
        }

        if (failure is null && form is ICallStreamForm calls)
        {
            await new StreamedCalls(calls, events).EndAsync(generation);
        }

        await (failure is null ? form.EndAsync(events, generation, balance) : form.FailAsync(events, failure, FailedGeneration.ReasonOf(generation).For(httpContext.Request)));
    }
}
