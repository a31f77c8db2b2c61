using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Media;
using Tessera.Server.Artifacts;
using Tessera.Server.Catalog;
using Tessera.Server.Generations;
using Tessera.Server.Hosting;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Fal;

/// <summary>Generations as fal shows them: as a request in its queue, and as the result of a model.</summary>
internal sealed class FalReplies(SignedLinks links, PublicAddress address, TimeProvider time)
{
    private const string Completed = "COMPLETED";

    /// <summary>The result, or the error of a request that failed or has not ended.</summary>
    public Results<FalReply<FalOutput>, ApiError> ToResult(GenerationBatch batch)
    {
        if (!batch.IsFinal)
        {
            return ApiErrors.BadRequest("The request is still in progress: poll its status, or wait for it with subscribe.", "Запрос ещё выполняется: опрашивайте его статус.");
        }

        var output = OutcomeOf(batch);
        return output.IsError ? output.Error : new FalReply<FalOutput>(output.Value, batch);
    }

    /// <summary>The result of a request that has ended, or its error.</summary>
    public Result<FalOutput> OutcomeOf(GenerationBatch batch)
    {
        if (FalErrors.OfFailed(batch.Shown) is { } failure)
        {
            return failure;
        }

        IReadOnlyList<FalFile> files = [.. batch.Completed.Select(FileOf).OfType<FalFile>()];
        return files.Count == 0 && batch.Shown.FileExtension is not null
            ? ApiErrors.NotFound("The file of this result was deleted or has expired.", "Файл этого результата удалён, или срок его хранения истёк.")
            : OutputOf(batch.Shown, files);
    }

    /// <summary>The status.</summary>
    /// <param name="app">The owner and the first part of the model's name, which stand in the addresses.</param>
    /// <param name="batch">The request's generations.</param>
    /// <param name="withLogs">Whether the caller asked for logs.</param>
    public FalQueueStatus ToStatus(string app, GenerationBatch batch, bool withLogs)
    {
        var result = $"{address.Url}{FalFeature.Queue}/{app}/requests/{batch.Id.Text}";
        var status = new FalQueueStatus(StatusOf(batch.State), batch.Id.Text, result, $"{result}/status", $"{result}/cancel");
        return status.Status switch
        {
            "IN_QUEUE" => status with { QueuePosition = 0 },
            Completed => status with { Logs = [], Metrics = new FalQueueStatus.FalMetrics(batch.ProcessingMs / 1000d) },
            _ => status with { Logs = withLogs && batch.Progress is { } progress ? [LogOf(progress)] : [] },
        };
    }

    private static string StatusOf(GenerationState state) =>
        state.IsFinal() ? Completed : state is GenerationState.Accepted ? "IN_QUEUE" : "IN_PROGRESS";

    private static FalOutput OutputOf(Generation generation, IReadOnlyList<FalFile> files)
    {
        var file = files.Count > 0 ? files[0] : null;
        var output = new FalOutput
        {
            Seed = generation.Seed,
            Prompt = generation.Prompt,
            Timings = new FalOutput.FalTimings(generation.ProcessingMs / 1000d ?? 0),
        };
        return generation.Category switch
        {
            Category.Text => output with { Output = generation.ResultText ?? "" },
            Category.Stt => output with { Text = generation.ResultText ?? "" },
            Category.Image when file is not null => output with { Images = files, HasNsfwConcepts = [.. files.Select(_ => false)] },
            Category.Video => output with { Video = file },
            Category.Tts or Category.Music => output with { Audio = file },
            _ when file is null => output with { Text = generation.ResultText ?? "", Outputs = [generation.ResultText ?? ""] },
            _ when FileType.OfExtension(generation.FileExtension ?? "")?.Kind is MediaKind.Audio => output with { Audio = file },
            _ => output with { Image = file, Images = [file] },
        };
    }

    private FalFile? FileOf(Generation generation)
    {
        if (generation is not { FileExtension: { } extension, FileDeletedAt: null })
        {
            return null;
        }

        using var metadata = JsonDocument.Parse(generation.ResultMetadata ?? "{}");
        return new FalFile(
            links.ForGeneration(generation.Id.Value, extension),
            FileType.OfExtension(extension)?.ContentType ?? "application/octet-stream",
            $"{generation.Id.Text}.{extension}")
        {
            Width = (int?)Number(metadata, "width"),
            Height = (int?)Number(metadata, "height"),
            Duration = Number(metadata, "duration"),
        };
    }

    private static double? Number(JsonDocument metadata, string name) =>
        metadata.RootElement.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number ? value.GetDouble() : null;

    private FalQueueStatus.FalLog LogOf(double progress) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{progress * 100:0} %"), "INFO", "USER", time.GetUtcNow());
}
