using Tessera.Providers;
using Tessera.Server.Generations;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Generations.Text;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Shared.Replies;

/// <summary>
/// Runs an admitted text and streams it in a dialect's form. A failure never looks like the end of a text: no client can take
/// half a reply for a whole one. A text with an idempotency key is finished even if the client disconnects, so that the retry
/// finds its result.
/// </summary>
internal sealed class StreamText(RunText texts, AdmittedGeneration admitted, GenerationRequest request, ITextStreamForm form) : IResult
{
    private StreamedCalls? _calls;
    private bool _hasBegun;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var generation = admitted.Generation;
        GenerationHeaders.Set(httpContext, generation);
        ApiError? failure;
        await using (var events = EventStream.Open(httpContext))
        {
            _calls = form is ICallStreamForm calls ? new StreamedCalls(calls, events) : null;
            var settled = await RunAsync(httpContext, events);
            if (httpContext.RequestAborted.IsCancellationRequested)
            {
                return;
            }

            failure = FailedGeneration.ErrorOf(settled.Generation, settled.CutShort);
            if (failure is null)
            {
                await DeliverAsync(() => EndAsync(events, settled));
            }
            else if (httpContext.Response.HasStarted || !form.StartsWithText)
            {
                await DeliverAsync(() => form.FailAsync(events, failure, FailedGeneration.ReasonOf(settled.Generation, settled.CutShort).For(httpContext.Request)));
                return;
            }
        }

        // The stream is closed by now, so no keep-alive can start the reply; one that was sent meanwhile leaves only a stream without an end.
        if (failure is not null && !httpContext.Response.HasStarted)
        {
            EventStream.Withdraw(httpContext);
            await failure.ExecuteAsync(httpContext);
        }
    }

    private Task<SettledGeneration> RunAsync(HttpContext context, EventStream events)
    {
        return texts.RunAsync(
            admitted, request, new(form.StartsWithText ? static () => ValueTask.CompletedTask : BeginAsync, SendAsync, _calls is not null, form is IThoughtStreamForm), context.RequestAborted);

        ValueTask BeginAsync()
        {
            _hasBegun = true;
            return admitted.IsKeyed ? DeliverAsync(() => form.BeginAsync(events, admitted.Generation)) : form.BeginAsync(events, admitted.Generation);
        }

        ValueTask<bool> SendAsync(TextPart part)
        {
            if (!_hasBegun)
            {
                return BeginAndSendAsync(part);
            }

            // The rest is generated for the retry, even if the client has left.
            return !admitted.IsKeyed ? SendPartAsync(part)
                : events.IsGone ? ValueTask.FromResult(true)
                : SendIfPossibleAsync(part);
        }

        async ValueTask<bool> BeginAndSendAsync(TextPart part)
        {
            await BeginAsync();
            return await SendAsync(part);
        }

        async ValueTask<bool> SendIfPossibleAsync(TextPart part)
        {
            await DeliverAsync(async () => await SendPartAsync(part));
            return true;
        }

        ValueTask<bool> SendPartAsync(TextPart part) => part switch
        {
            TextPart.Delta delta => ToEndAsync(form.DeltaAsync(events, delta.Text)),
            TextPart.Thinking thought when form is IThoughtStreamForm thoughtful => ToEndAsync(thoughtful.ThinkAsync(events, thought)),
            TextPart.Calls calls when _calls is not null => _calls.AddAsync(calls.Pieces),
            _ => throw new InvalidOperationException($"{part.GetType().Name} is not a part that is streamed."),
        };

        static ValueTask<bool> ToEndAsync(ValueTask sending) => sending.IsCompletedSuccessfully ? ValueTask.FromResult(true) : AwaitAsync(sending);

        static async ValueTask<bool> AwaitAsync(ValueTask sending)
        {
            await sending;
            return true;
        }
    }

    private async ValueTask EndAsync(EventStream events, SettledGeneration settled)
    {
        // A reply of tool calls has no piece of text with which it could have begun.
        if (!_hasBegun)
        {
            await form.BeginAsync(events, settled.Generation);
        }

        if (_calls is not null)
        {
            await _calls.EndAsync(settled.Generation);
        }

        await form.EndAsync(events, settled.Generation, settled.Wallet.Available);
    }

    // The generation is settled whether or not the client still reads, so a disconnect is not an error.
    private static async ValueTask DeliverAsync(Func<ValueTask> send)
    {
        try
        {
            await send();
        }
        catch (OperationCanceledException)
        {
            // The client has disconnected.
        }
    }
}
