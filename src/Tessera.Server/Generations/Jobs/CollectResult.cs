using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Artifacts;
using Tessera.Server.Catalog;
using Tessera.Server.Generations.History;
using Tessera.Server.Generations.Outcome;
using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Providers;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations.Jobs;

/// <summary>
/// Brings a finished task home: the file is fetched, recognised, measured and stored before the row says completed, and
/// removed again when the row was ended by somebody else meanwhile.
/// </summary>
internal sealed class CollectResult(
    SettleGeneration settle,
    GenerationReader reader,
    ArtifactIntake intake,
    GuardedFetcher fetcher,
    LedgerStore ledger,
    RetryUntilDeadline patience,
    FileRetention keeping)
{
    private const long LargestResultBytes = 512_000_000;

    /// <summary>How often a file may end short: each time up to the largest result was fetched in vain.</summary>
    private const int MostCutShort = 3;

    public async Task SettleAsync(Generation generation, Model? model, ServingRoute route, TaskState state, CancellationToken ct)
    {
        if (await EndAsync(generation, model, route, state, ct) is not { } made)
        {
            return;
        }

        var outcome = made with { CostMicroUsd = CostOf(generation, route, state), Warnings = WarningsOf(generation, state) };
        var settled = await settle.SettleAsync(generation, hold: null, outcome, generation.Fence);
        if (settled is null && outcome.FileExtension is { } orphan && !await IsCompletedAsync(generation))
        {
            await intake.DeleteAsync(generation.Id.Value, orphan);
        }
    }

    public Task FailAsync(Generation generation, string code, string sentence) =>
        settle.SettleAsync(generation, hold: null, GenerationOutcome.Failure(code, sentence), generation.Fence);

    // Null: the row was lost while this waited for the store or for the provider's file.
    private async Task<GenerationOutcome?> EndAsync(Generation generation, Model? model, ServingRoute route, TaskState state, CancellationToken ct) => state switch
    {
        TaskState.Completed { Output: TaskOutput.Text text } => await CompletedAsync(generation) with { ResultText = text.Value },
        TaskState.Completed { Output: TaskOutput.File file } => await StoreAsync(generation, model, file.Content, ct),
        TaskState.Completed { Output: TaskOutput.Link link } => await FetchAsync(generation, model, route, link.Address, ct),
        TaskState.Failed failed => GenerationFailure.From(failed.Failure),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "is no end"),
    };

    private async Task<GenerationOutcome?> FetchAsync(Generation generation, Model? model, ServingRoute route, Uri address, CancellationToken ct)
    {
        var cutShort = 0;
        return await patience.RepeatAsync(
            generation, () => fetcher.FetchAsync(address, LargestResultBytes, ct, route.Credential?.Files.For(address), generation.Account.Value),
            result => result is FetchResult.Refused { IsTruncated: true } ? ++cutShort < MostCutShort : result is FetchResult.Busy or FetchResult.Refused { IsTransient: true },
            ct) switch
        {
            null => null,
            FetchResult.Fetched fetched => await StoreAsync(generation, model, fetched.Content, ct),
            FetchResult.Refused refused => GenerationOutcome.Failure(
                GenerationFailure.ProviderError, $"The result could not be fetched from the provider: {refused.Reason}"),
            var other => throw new InvalidOperationException($"Unknown fetch result {other}."),
        };
    }

    private async Task<GenerationOutcome?> StoreAsync(Generation generation, Model? model, byte[] content, CancellationToken ct)
    {
        var kind = InputKinds.ResultKind(generation.Category, model, content);
        // Asked of the model, whatever its provider was asked for: some make one format only.
        var format = FileType.OfFormat(new CallOptions(JobRequest.Of(generation).Options).Text("format"));
        FailPoints.Hit(FailPoints.BeforeFileStored);
        var stored = await patience.RepeatAsync(generation, () => intake.StoreAsync(generation.Id.Value, content, kind, format?.Kind == kind ? format : null, ct), _ => false, ct);
        FailPoints.Hit(FailPoints.AfterFileStored);
        switch (stored)
        {
            case null:
                return null;
            case IntakeResult.Stored { Artifact: var artifact }:
                return await CompletedAsync(generation) with
                {
                    FileExtension = artifact.Extension,
                    FileBytes = artifact.Bytes,
                    HasThumbnail = artifact.HasThumbnail,
                    ResultMetadata = JsonSerializer.Serialize(artifact.Metadata, WireJson.Options),
                    ExpiresAt = await keeping.EndAsync(generation),
                };
            case IntakeResult.Refused refused:
                return GenerationOutcome.Failure(GenerationFailure.ProviderError, $"The provider's result is unusable: {refused.Reason}");
            case var other:
                throw new InvalidOperationException($"Unknown intake result {other}.");
        }
    }

    private static string? WarningsOf(Generation generation, TaskState state)
    {
        if (state is not TaskState.Completed { Warnings: { Count: > 0 } added })
        {
            return null;
        }

        var before = generation.Warnings is { } json ? JsonSerializer.Deserialize<string[]>(json, WireJson.Options) ?? [] : [];
        return JsonSerializer.Serialize<string[]>([.. before, .. added], WireJson.Options);
    }

    // What a failed task costs us only its provider knows.
    private static long? CostOf(Generation generation, ServingRoute route, TaskState state)
    {
        if (state is not TaskState.Completed completed)
        {
            return route.IsSandbox ? 0 : null;
        }

        var request = JobRequest.Of(generation);
        var counts = request.Counts with { PromptTokens = completed.PromptTokens, CompletionTokens = completed.CompletionTokens };
        return route.CostOf(completed.CostMicroUsd, new CallOptions(request.Options), counts);
    }

    // The file bears the generation's number: when another worker completed it, this file is the result.
    private async Task<bool> IsCompletedAsync(Generation generation) =>
        await reader.FindAsync(generation.Id) is { State: GenerationState.Completed };

    // Task prices are known before: the whole hold is the price.
    private async Task<GenerationOutcome> CompletedAsync(Generation generation)
    {
        var hold = await ledger.GetHoldAsync(generation.Id.Value);
        return new GenerationOutcome(GenerationState.Completed, hold.Tokens, $"completed with {generation.Model}");
    }
}
