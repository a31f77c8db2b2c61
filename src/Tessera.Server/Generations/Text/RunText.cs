using System.Text;
using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Generations.History;
using Tessera.Server.Generations.Jobs;
using Tessera.Server.Generations.Outcome;
using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Providers;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations.Text;

/// <summary>
/// Runs a text generation inside its request, from the first token to the settled row. What was delivered decides the
/// charge: a whole reply is charged in full; a failure costs nothing; when the caller leaves, a reply of which a delta
/// reached him is charged in full and one of which none did costs nothing.
/// </summary>
internal sealed class RunText(
    OpenText texts, SettleGeneration settle, RunningGenerations leases, GenerationReader reader, WalletCache wallets)
{
    // A provider that does not stop must not fill our memory, nor the caller's history.
    private const int LongestReply = 10_000_000;

    /// <summary>Runs to the end.</summary>
    /// <param name="admitted">What was let in.</param>
    /// <param name="request">What it asks for.</param>
    /// <param name="begin">Tells the caller that it begins, once it can be canceled; null tells nothing.</param>
    /// <param name="deliver">
    /// Takes each delta to the caller and returns when it was sent; it throws when he is gone. Null collects silently.
    /// </param>
    /// <param name="caller">Canceled when the caller leaves.</param>
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
        using var stop = leases.Start(admitted.Generation, caller, admitted.Caller);
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

        var settled = await settle.SettleAsync(admitted.Generation, admitted.Hold, outcome, admitted.Generation.Fence)
            ?? await EndedBeforeAsync(admitted.Generation);
        return settled with { CutShort = cutShort };
    }

    // Canceled between its admission and the moment it could be stopped where it runs: the row says so, and that holds.
    private async Task<SettledGeneration> EndedBeforeAsync(Generation generation) => new(
        await reader.FindAsync(generation.Id) ?? throw new InvalidOperationException($"Text generation {generation.Id} is gone."),
        await wallets.GetAsync(generation.Account));

    private async Task<GenerationOutcome> StreamAsync(
        AdmittedGeneration admitted, TextCall call, Reply reply, Func<string, ValueTask>? deliver, CancellationToken ct)
    {
        FailPoints.Hit(FailPoints.BeforeTextCall);
        using var served = await texts.OpenAsync(admitted.Candidates, call, ct);
        reply.Route = served.Route;
        if (served.Value is not { } parts)
        {
            return GenerationFailure.From(served.Failure ?? throw new InvalidOperationException("Neither a text nor a failure."));
        }

        await using var text = parts;
        while (await text.NextAsync(ct) is { } part)
        {
            FailPoints.Hit(FailPoints.AfterFirstTextPart);
            switch (part)
            {
                case TextPart.Delta delta when reply.Text.Length + delta.Text.Length > LongestReply:
                    return GenerationOutcome.Failure(
                        GenerationFailure.ProviderError, $"The model's reply is longer than {LongestReply} characters and was given up.");
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
                    return GenerationFailure.From(failed.Failure);
            }
        }

        FailPoints.Hit(FailPoints.AfterLastTextPart);
        return reply.Text.Length == 0 && reply.End?.ToolCallsJson is null
            ? GenerationOutcome.Failure(GenerationFailure.ProviderError, "The model returned nothing.")
            : Whole(admitted, reply);
    }

    // A caller that reads nothing keeps its delta from being sent; the text is stopped all the same.
    private static Task SendAsync(ValueTask sending, CancellationToken stop) =>
        sending.IsCompletedSuccessfully ? Task.CompletedTask : sending.AsTask().WaitAsync(stop);

    private static GenerationOutcome Whole(AdmittedGeneration admitted, Reply reply)
    {
        var prompt = Plausible(reply.Usage?.PromptTokens);
        // There is a text or a call here, so a count of zero was not counted.
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

    // The caller pays the most that the call could cost, and is to know why.
    private static string Uncounted(Generation generation, long charge)
    {
        var before = generation.Warnings is { } given ? JsonSerializer.Deserialize<string[]>(given, WireJson.Options) : [];
        var warning = $"The provider gave no readable count of the tokens used, so the most this request can cost was charged: {charge} tokens.";
        return JsonSerializer.Serialize<string[]>([.. before ?? [], warning], WireJson.Options);
    }

    private static GenerationOutcome Served(GenerationOutcome outcome, ServingRoute route, TextCall call, Reply reply)
    {
        var counts = new CostCounts { PromptTokens = outcome.PromptTokens, CompletionTokens = outcome.CompletionTokens };
        var isKnown = route.IsSandbox || outcome.State == GenerationState.Completed;
        return outcome with
        {
            Provider = route.Name,
            Credential = route.CredentialName,
            CostMicroUsd = isKnown ? route.CostOf(reply.Usage?.CostMicroUsd, call.Options, counts) : null,
        };
    }

    // Vendors have defaults of their own, and some refuse an option altogether: ours are not pressed on them.
    private static CallOptions GivenOnly(GenerationRequest request) => request.Given.Count == 0
        ? CallOptions.None
        : new(request.Options.Values
            .Where(option => request.Given.Contains(option.Key))
            .ToDictionary(option => option.Key, option => option.Value, StringComparer.Ordinal));

    // A provider's count is a claim: what cannot be a count is no count.
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
