using System.Text;
using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Generations.History;
using Tessera.Server.Generations.Jobs;
using Tessera.Server.Hosting;
using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Providers;

namespace Tessera.Server.Generations.Text;

/// <summary>
/// Runs a text generation inside its request, from the first token to the settled row. The charge depends on what was
/// delivered: a complete reply is charged in full and a failure not at all; when the client disconnects, a reply of which it
/// received a delta is charged in full, any other not at all.
/// </summary>
internal sealed class RunText(
    ProviderInvoker providers,
    Failover failover,
    GenerationStore store,
    RunningGenerations generations,
    GenerationReader reader,
    WalletCache wallets,
    TimeProvider time)
{
    // A provider that does not stop must not fill up our memory or the caller's history.
    private const int MaxReplyLength = 10_000_000;

    private static readonly TimeSpan SendGrace = TimeSpan.FromSeconds(1);

    /// <summary>Runs the generation to its end; its text is not streamed.</summary>
    public Task<SettledGeneration> RunAsync(AdmittedGeneration admitted, GenerationRequest request, CancellationToken caller) =>
        RunAsync(admitted, request, delivery: null, caller);

    /// <summary>Runs the generation to its end.</summary>
    /// <param name="admitted">The admitted generation.</param>
    /// <param name="request">The request.</param>
    /// <param name="delivery">Where it is streamed to; null only collects the text.</param>
    /// <param name="caller">Canceled when the client disconnects, which ends the generation unless it has an idempotency key.</param>
    public async Task<SettledGeneration> RunAsync(
        AdmittedGeneration admitted, GenerationRequest request, TextDelivery? delivery, CancellationToken caller)
    {
        var call = new TextCall(admitted.Generation.Model, request.Messages, request.GivenOptions)
        {
            IsWhole = delivery is null,
            StreamsToolCalls = delivery is { TakesCalls: true },
            ParallelToolCalls = request.ParallelToolCalls,
            Thinking = request.Thinking,
            Owner = admitted.Generation.Account.Value,
        };
        var reply = new Reply();
        using var stop = generations.Start(admitted.Generation, admitted.IsKeyed ? CancellationToken.None : caller, admitted.Caller);
        GenerationOutcome outcome;
        ApiError? cutShort = null;
        try
        {
            if (delivery is not null)
            {
                store.WriteSoon(admitted.Generation);
                await delivery.Begin();
            }

            outcome = await StreamAsync(admitted, call, reply, delivery, stop.Token);
        }
        catch (Exception left) when (left is OperationCanceledException or IOException)
        {
            cutShort = stop.Refusal;
            outcome = reply.IsDelivered ? Whole(admitted, reply) with { FinishReason = "canceled" }
                : cutShort is null ? GenerationOutcome.Cancellation
                : GenerationOutcome.Cancellation with { Error = $"canceled: {cutShort.Code}: {cutShort.Message.En}" };
        }

        outcome = reply.Route is { } route ? Served(outcome, route, call, reply) : outcome;
        outcome = outcome with { Attempts = StoredAttempt.ToText(reply.Attempts) };
        var settled = await store.FinishAsync(admitted.Generation, admitted.Hold, outcome, admitted.Generation.Fence)
            ?? await EndedBeforeAsync(admitted.Generation);
        var generation = WithCounts(settled.Generation, reply.Usage);
        return settled with
        {
            Generation = reply.End?.ThoughtsJson is { } thoughts ? generation with { Thoughts = thoughts } : generation,
            CutShort = cutShort,
        };
    }

    // Canceled between its admission and its registration as running: the row is final already and stays unchanged.
    private async Task<SettledGeneration> EndedBeforeAsync(Generation generation) => new(
        await reader.FindAsync(generation.Id) ?? throw new InvalidOperationException($"Text generation {generation.Id} is gone."),
        await wallets.GetAsync(generation.Account));

    private async Task<GenerationOutcome> StreamAsync(
        AdmittedGeneration admitted, TextCall call, Reply reply, TextDelivery? delivery, CancellationToken ct)
    {
        FailPoints.Hit(FailPoints.BeforeTextCall);
        // Nothing reaches the caller before a text has begun, so until then another route can be tried.
        using var served = await failover.RunAsync(
            admitted.Candidates, (route, limited) => OpenedText.OpenAsync(providers.StreamAsync(route, route.ToCall(call), limited), limited), ct);
        reply.Route = served.Route;
        reply.Attempts = served.Attempts;
        if (served.Value is not { } parts)
        {
            return GenerationOutcome.Failure(served.Failure ?? throw new InvalidOperationException("Neither a text nor a failure."));
        }

        await using var text = parts;
        while (await text.MoveNextAsync(ct))
        {
            FailPoints.Hit(FailPoints.AfterFirstTextPart);
            switch (text.Current)
            {
                case TextPart.Delta delta when reply.Length + delta.Text.Length > MaxReplyLength:
                    return GenerationOutcome.Failure(
                        GenerationOutcome.ProviderError, $"The model's reply is longer than {MaxReplyLength} characters and was discarded.");
                case TextPart.Delta { Text.Length: > 0 } delta:
                    reply.FirstTokenAfter ??= delivery is null ? null : GenerationAge.Of(admitted.Generation, time);
                    reply.Add(delta.Text);
                    await DeliverAsync(delta, delivery, reply, ct);
                    break;
                case TextPart.Thinking { IsShown: true } thought when delivery is { TakesThoughts: true }:
                    await DeliverAsync(thought, delivery, reply, ct);
                    break;
                case TextPart.Calls calls:
                    await DeliverAsync(calls, delivery, reply, ct);
                    break;
                case TextPart.Usage usage:
                    reply.Usage = usage;
                    break;
                case TextPart.End end:
                    reply.End = end;
                    break;
                case TextPart.Failed failed:
                    return GenerationOutcome.Failure(failed.Failure);
            }
        }

        FailPoints.Hit(FailPoints.AfterLastTextPart);
        return reply.Length == 0 && reply.End?.ToolCallsJson is null
            ? GenerationOutcome.Failure(GenerationOutcome.ProviderError, "The model returned nothing.")
            : Whole(admitted, reply);
    }

    private static async ValueTask DeliverAsync(TextPart part, TextDelivery? delivery, Reply reply, CancellationToken stop)
    {
        if (delivery is not null)
        {
            reply.IsDelivered |= await SendAsync(delivery.Send(part), stop);
        }
    }

    // A client that does not read blocks the delivery of its delta; the text can be stopped nevertheless.
    private static ValueTask<bool> SendAsync(ValueTask<bool> sending, CancellationToken stop) =>
        sending.IsCompletedSuccessfully ? sending : SendUntilStoppedAsync(sending.AsTask(), stop);

    private static async ValueTask<bool> SendUntilStoppedAsync(Task<bool> sending, CancellationToken stop)
    {
        try
        {
            return await sending.WaitAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The client may have canceled because it received this delta, before the send was reported as complete.
            await Task.WhenAny(sending, Task.Delay(SendGrace, CancellationToken.None));
            if (!sending.IsCompletedSuccessfully)
            {
                throw;
            }

            return await sending;
        }
    }

    private static GenerationOutcome Whole(AdmittedGeneration admitted, Reply reply)
    {
        var prompt = Plausible(reply.Usage?.PromptTokens);
        // There is a reply, so a count of zero means that the provider did not count.
        var completion = Plausible(reply.Usage?.CompletionTokens) is > 0 and var counted ? counted : (long?)null;
        var charge = admitted.Price.Charge(prompt, completion);
        return new GenerationOutcome(GenerationState.Completed, charge, $"completed with {admitted.Generation.Model}")
        {
            ResultText = reply.Text,
            ToolCalls = reply.End?.ToolCallsJson,
            FinishReason = reply.End?.FinishReason,
            FirstTokenAfter = reply.FirstTokenAfter,
            PromptTokens = prompt,
            CompletionTokens = completion,
            Warnings = admitted.Price.Metered is not null && (prompt is null || completion is null) ? Uncounted(admitted.Generation, charge) : null,
        };
    }

    // The caller is charged the most that the call could cost, so the reply says why.
    private static string Uncounted(Generation generation, long charge) => generation.WarningsWith(
        [$"The provider gave no readable count of the tokens used, so the maximum price of this request was charged: {charge} tokens."]);

    private static GenerationOutcome Served(GenerationOutcome outcome, ServingRoute route, TextCall call, Reply reply)
    {
        var counts = new CostCounts { PromptTokens = outcome.PromptTokens, CompletionTokens = outcome.CompletionTokens };
        return outcome with
        {
            Provider = route.Name,
            Credential = route.CredentialName,
            CostMicroUsd = outcome.State == GenerationState.Completed
                ? route.CostOf(reply.Usage?.CostMicroUsd, call.Options, counts)
                : route.CostOfFailure,
        };
    }

    // Not stored: they only inform the caller, whose charge does not depend on them.
    private static Generation WithCounts(Generation generation, TextPart.Usage? usage) =>
        usage is null or { CacheReadTokens: null, CacheWriteTokens: null, ReasoningTokens: null } ? generation : generation with
        {
            CacheReadTokens = Plausible(usage.CacheReadTokens),
            CacheWriteTokens = Plausible(usage.CacheWriteTokens),
            ReasoningTokens = Plausible(usage.ReasoningTokens),
        };

    // A provider's count is not trusted: ignore one that cannot be true.
    private static long? Plausible(long? count) => count is >= 0 and < 1_000_000_000 ? count : null;

    private sealed class Reply
    {
        private string _text = "";

        // A reply that comes whole is one piece, which is not copied.
        private StringBuilder? _pieces;

        public string Text => _pieces?.ToString() ?? _text;

        public int Length => _pieces?.Length ?? _text.Length;

        public bool IsDelivered { get; set; }

        public ServingRoute? Route { get; set; }

        public IReadOnlyList<RouteAttempt> Attempts { get; set; } = [];

        public TimeSpan? FirstTokenAfter { get; set; }

        public TextPart.Usage? Usage { get; set; }

        public TextPart.End? End { get; set; }

        public void Add(string piece)
        {
            if (_pieces is null && _text.Length == 0)
            {
                _text = piece;
                return;
            }

            _pieces ??= new StringBuilder(_text);
            _pieces.Append(piece);
        }
    }
}
