using System.Text.Json;
using Tessera.Server.Artifacts;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Generations;
using Tessera.Server.Hosting;

namespace Tessera.Server.Dialects.Replicate;

/// <summary>The generations of a request as a prediction.</summary>
internal sealed class PredictionReplies(SignedLinks links, PublicAddress address, PredictionStreamLinks streams, ModelCatalog catalog)
{
    /// <summary>The prediction.</summary>
    /// <param name="batch">The generations.</param>
    /// <param name="input">The input, if it is known.</param>
    public Prediction Of(GenerationBatch batch, JsonElement? input = null)
    {
        var (first, shown) = (batch.First, batch.Shown);
        var self = $"{address.Url}{ReplicateFeature.Prefix}/predictions/{batch.Id.Text}";
        var seconds = batch.ProcessingMs / 1000d;
        return new Prediction
        {
            Id = batch.Id.Text,
            Model = $"{FindRoutedModel.Owner}/{first.Model}",
            Version = ReplicateModels.VersionOf(first.Model),
            Input = input ?? InputOf(first),
            Output = OutputOf(batch),
            Error = batch.State is GenerationState.Failed ? shown.Error : null,
            Status = StatusOf(batch.State),
            DataRemoved = batch.All.Any(generation => generation.FileDeletedAt is not null),
            CreatedAt = first.CreatedAt,
            StartedAt = batch.State is GenerationState.Accepted ? null : first.CreatedAt,
            CompletedAt = batch.CompletedAt,
            Metrics = new Prediction.PredictionMetrics(seconds, seconds, batch.TokensSpent),
            Urls = new Prediction.PredictionUrls(self, $"{self}/cancel") { Stream = first.Category is Category.Text ? streams.Of(first.Id) : null },
        };
    }

    /// <summary>
    /// The reply to its creation. While it is open it is <c>starting</c>: the client takes any other status after a wait for the end.
    /// </summary>
    public Prediction OfCreated(GenerationBatch batch, JsonElement? input = null)
    {
        var prediction = Of(batch, input);
        return batch.IsFinal ? prediction : prediction with { Status = StatusOf(GenerationState.Accepted) };
    }

    private static string StatusOf(GenerationState state) => state switch
    {
        GenerationState.Accepted => "starting",
        GenerationState.Running or GenerationState.Submitted => "processing",
        GenerationState.Completed => "succeeded",
        GenerationState.Failed => "failed",
        _ => "canceled",
    };

    private static JsonElement InputOf(Generation generation) =>
        JsonSerializer.SerializeToElement(generation.Prompt is { } prompt ? new Dictionary<string, string> { ["prompt"] = prompt } : []);

    private JsonElement? OutputOf(GenerationBatch batch)
    {
        if (batch.State is not GenerationState.Completed)
        {
            return null;
        }

        if (batch.Shown.FileExtension is null)
        {
            var text = batch.Shown.ResultText ?? "";
            return batch.Shown.Category is Category.Text ? JsonSerializer.SerializeToElement<string[]>([text]) : OptionText.ToJson(text);
        }

        string[] files =
        [
            .. batch.Completed.Where(generation => generation is { FileExtension: not null, FileDeletedAt: null })
                .Select(generation => links.ForGeneration(generation.Id.Value, generation.FileExtension!)),
        ];
        return files.Length == 0 ? null
            : batch.Size > 1 || ReplicateModels.HasListedOutput(catalog.Find(batch.First.Model)) ? JsonSerializer.SerializeToElement(files)
            : OptionText.ToJson(files[0]);
    }
}
