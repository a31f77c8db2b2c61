using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Generations.History;
using Tessera.Server.Generations.Jobs;
using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Providers;

namespace Tessera.Server.Generations.Embeddings;

/// <summary>
/// Embeds texts inside their request. The price is known before, so a reply is charged in full and a failure not at all. The
/// vectors are not stored: they are large, and made again for little.
/// </summary>
internal sealed class RunEmbeddings(
    ProviderInvoker providers, ProviderRegistry registry, Failover failover, GenerationStore store, RunningGenerations generations, GenerationReader reader, WalletCache wallets)
{
    public async Task<EmbeddedTexts> RunAsync(AdmittedGeneration admitted, GenerationRequest request, CancellationToken caller)
    {
        var generation = admitted.Generation;
        var call = new EmbeddingCall(generation.Model, request.Texts, request.GivenOptions);
        using var stop = generations.Start(generation, admitted.IsKeyed ? CancellationToken.None : caller, admitted.Caller);
        EmbeddingReply? reply = null;
        GenerationOutcome outcome;
        ApiError? cutShort = null;
        try
        {
            using var served = await failover.RunAsync(admitted.Candidates, (route, limited) => providers.EmbedAsync(route, route.ToCall(call), limited), stop.Token);
            reply = served.Value;
            outcome = reply is null
                ? GenerationOutcome.Failure(served.Failure ?? throw new InvalidOperationException("Neither vectors nor a failure."))
                : Completed(generation, reply);
            outcome = Served(outcome, served.Route, call);
        }
        catch (OperationCanceledException)
        {
            cutShort = stop.Refusal;
            outcome = GenerationOutcome.Cancellation;
        }

        var settled = await store.FinishAsync(generation, admitted.Hold, outcome, generation.Fence) ?? await EndedBeforeAsync(generation);
        return new EmbeddedTexts(settled with { CutShort = cutShort }, settled.Generation.State == GenerationState.Completed ? reply : null);
    }

    /// <summary>The vectors of a generation whose reply was lost, made again at the operator's cost: they are paid for. Null when no provider makes them now.</summary>
    public async Task<EmbeddingReply?> RepeatAsync(Generation generation, GenerationRequest request, CancellationToken ct)
    {
        var call = new EmbeddingCall(generation.Model, request.Texts, request.GivenOptions);
        var routes = registry.FindFrom(request.Model, generation.Provider, generation.Credential, request.Demand);
        if (routes.Count == 0)
        {
            return null;
        }

        using var served = await failover.RunAsync(routes, (route, limited) => providers.EmbedAsync(route, route.ToCall(call), limited), ct);
        return served.Value;
    }

    // Canceled by another request: the row is final already and stays unchanged.
    private async Task<SettledGeneration> EndedBeforeAsync(Generation generation) => new(
        await reader.FindAsync(generation.Id) ?? throw new InvalidOperationException($"Generation {generation.Id} is gone."),
        await wallets.GetAsync(generation.Account));

    private static GenerationOutcome Completed(Generation generation, EmbeddingReply reply) => GenerationOutcome.Completed(generation) with
    {
        PromptTokens = reply.PromptTokens is >= 0 and < 1_000_000_000 ? reply.PromptTokens : null,
        ResultMetadata = JsonSerializer.Serialize(new { embeddings = reply.Vectors.Count, dimensions = reply.Vectors[0].Length }, WireJson.Options),
    };

    private static GenerationOutcome Served(GenerationOutcome outcome, ServingRoute route, EmbeddingCall call)
    {
        var counts = new CostCounts { PromptTokens = outcome.PromptTokens, CompletionTokens = 0, Characters = call.Texts.Sum(text => (long)text.Length) };
        return outcome with
        {
            Provider = route.Name,
            Credential = route.CredentialName,
            CostMicroUsd = outcome.State == GenerationState.Completed ? route.CostOf(null, call.Options, counts) : route.CostOfFailure,
        };
    }
}
