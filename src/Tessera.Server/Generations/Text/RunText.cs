using System.Text;
using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Generations.History;
using Tessera.Server.Generations.Jobs;
using Tessera.Server.Hosting;
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
    WalletCache wallets)
{
    // A provider that does not stop must not fill up our memory or the caller's history.
    private const int MaxReplyLength = 10_000_000;

    private static readonly TimeSpan SendGrace = TimeSpan.FromSeconds(1);

    /// <summary>Runs the generation to its end.</summary>
    /// <param name="admitted">The admitted generation.</param>
    /// <param name="request">The request.</param>
    /// <param name="begin">Called once it can be canceled, to announce it to the client; null for a reply that is not streamed.</param>
    /// <param name="deliver">
    /// Sends a delta to the client and returns when it was sent; throws when the client has disconnected. Null only collects the text.
    /// </param>
    /// <param name="caller">Canceled when the client disconnects.</param>
    public async Task<SettledGeneration> RunAsync(
        AdmittedGeneration admitted,
        GenerationRequest request,
        Func<ValueTask>? begin,
        Func<string, ValueTask>? deliver,
        CancellationToken caller)
    {
        var call = new TextCall(admitted.Generation.Model, request.Messages, GivenOnly(request))
        {
            IsWhole = deliver is null,
            Owner = admitted.Generation.Account.Value,
        };
        var reply = new Reply();
        using var stop = generations.Start(admitted.Generation, caller, admitted.Caller);
        GenerationOutcome outcome;
        string? cutShort = null;
        try
        {
            if (begin is not null)
            {
                await begin();
            }

            outcome = await StreamAsync(admitted, call, reply, deliver, stop.Token);
        }
        catch (Exception left) when (left is OperationCanceledException or IOException)
        {
            cutShort = stop.Refusal is { } refusal ? $"{refusal.Code}: {refusal.Message.En}" : null;
            outcome = reply.IsDelivered ? Whole(admitted, reply) with { FinishReason = "canceled" }
                : cutShort is null ? GenerationOutcome.Cancellation
                : GenerationOutcome.Cancellation with { Error = $"canceled: {cutShort}" };
        }

        outcome = reply.Route is { } route ? Served(outcome, route, call, reply) : outcome;

        var settled = await store.FinishAsync(admitted.Generation, admitted.Hold, outcome, admitted.Generation.Fence)
            ?? await EndedBeforeAsync(admitted.Generation);
        return settled with { CutShort = cutShort };
    }

    // Canceled between its admission and its registration as running: the row is final already and stays unchanged.
    private async Task<SettledGeneration> EndedBeforeAsync(Generation generation) => new(
        await reader.FindAsync(generation.Id) ?? throw new InvalidOperationException($"Text generation {generation.Id} is gone."),
        await wallets.GetAsync(generation.Account));

    private async Task<GenerationOutcome> StreamAsync(
        AdmittedGeneration admitted, TextCall call, Reply reply, Func<string, ValueTask>? deliver, CancellationToken ct)
    {
        FailPoints.Hit(FailPoints.BeforeTextCall);
        // Nothing reaches the caller before a text has begun, so until then another route can be tried.
        using var served = await failover.RunAsync(
            admitted.Candidates, (route, limited) => OpenedText.OpenAsync(providers.StreamAsync(route, route.ToCall(call), limited), limited), ct);
        reply.Route = served.Route;
        if (served.Value is not { } parts)
        {
            return GenerationOutcome.Failure(served.Failure ?? throw new InvalidOperationException("Neither a text nor a failure."));
        }

        await using var text = parts;
        while (await text.NextAsync(ct) is { } part)
        {
            FailPoints.Hit(FailPoints.AfterFirstTextPart);
            switch (part)
            {
                case TextPart.Delta delta when reply.Text.Length + delta.Text.Length > MaxReplyLength:
                    return GenerationOutcome.Failure(
                        GenerationOutcome.ProviderError, $"The model's reply is longer than {MaxReplyLength} characters and was discarded.");
                case TextPart.Delta { Text.Length: > 0 } delta:
                    reply.Text.Append(delta.Text);
                    if (deliver is not null)
                    {
                        await SendAsync(deliver(delta.Text), ct);
                        reply.IsDelivered = true;
                    }

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
        return reply.Text.Length == 0 && reply.End?.ToolCallsJson is null
            ? GenerationOutcome.Failure(GenerationOutcome.ProviderError, "The model returned nothing.")
            : Whole(admitted, reply);
    }

    // A client that does not read blocks the delivery of its delta; the text can be stopped nevertheless.
    private static Task SendAsync(ValueTask sending, CancellationToken stop) =>
        sending.IsCompletedSuccessfully ? Task.CompletedTask : SendUntilStoppedAsync(sending.AsTask(), stop);

    private static async Task SendUntilStoppedAsync(Task sending, CancellationToken stop)
    {
        try
        {
            await sending.WaitAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The client may have canceled because it received this delta, before the send was reported as complete.
            await Task.WhenAny(sending, Task.Delay(SendGrace, CancellationToken.None));
            if (!sending.IsCompletedSuccessfully)
            {
                throw;
            }
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
            ResultText = reply.Text.ToString(),
            ToolCalls = reply.End?.ToolCallsJson,
            FinishReason = reply.End?.FinishReason,
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

    // Send only the options that the caller set, not our defaults: vendors have their own, and some refuse an option
    // altogether.
    private static CallOptions GivenOnly(GenerationRequest request) => request.Given.Count == 0
        ? CallOptions.None
        : new(request.Options.Values
            .Where(option => request.Given.Contains(option.Key))
            .ToDictionary(option => option.Key, option => option.Value, StringComparer.Ordinal));

    // A provider's count is not trusted: ignore one that cannot be true.
    private static long? Plausible(long? count) => count is >= 0 and < 1_000_000_000 ? count : null;

    private sealed class Reply
    {
        public StringBuilder Text { get; } = new();

        public bool IsDelivered { get; set; }

        public ServingRoute? Route { get; set; }

        public TextPart.Usage? Usage { get; set; }

        public TextPart.End? End { get; set; }
    }
}
