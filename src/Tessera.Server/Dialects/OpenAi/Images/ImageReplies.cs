using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Artifacts;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi.Images;

/// <summary>The generations of a call as its reply: the images that were made, or the reason why there are none.</summary>
internal sealed class ImageReplies(IArtifactStore store, SignedLinks links)
{
    /// <param name="form">Whether the reply contains the files: <c>url</c> or <c>b64_json</c>.</param>
    /// <param name="batch">The generations, in their order.</param>
    /// <param name="refused">Why the rest was not started.</param>
    /// <param name="ct">Cancels the reading of files.</param>
    public async Task<Results<ImagesResult, ApiError>> ToResultAsync(string form, IReadOnlyList<Generation> batch, ApiError? refused, CancellationToken ct)
    {
        var made = new List<Generation>();
        var images = new List<ImagesReply.GeneratedImage>();
        foreach (var generation in batch.Where(generation => generation is { FileExtension: not null, FileDeletedAt: null }))
        {
            if (await ToImageAsync(form, generation, ct) is { } image)
            {
                made.Add(generation);
                images.Add(image);
            }
        }

        if (made.Count == 0)
        {
            return ErrorOf(batch, refused);
        }

        var (input, output) = (made.Sum(generation => generation.PromptTokens ?? 0), made.Sum(generation => generation.CompletionTokens ?? 0));
        var usage = new ImagesReply.ImagesUsage(input, output, input + output, new(0, input), made.Sum(generation => generation.TokensSpent));
        var reply = new ImagesReply(made[0].CreatedAt.ToUnixTimeSeconds(), images, SizeOf(made[0]), FileType.OfExtension(made[0].FileExtension ?? "")?.Format, usage);
        return new ImagesResult(reply, made, WarningsOf(batch, made, refused));
    }

    private async Task<ImagesReply.GeneratedImage?> ToImageAsync(string form, Generation generation, CancellationToken ct)
    {
        var extension = generation.FileExtension ?? throw new InvalidOperationException("It has a file.");
        var url = links.ForGeneration(generation.Id.Value, extension);
        if (form == ImagesBody.Url)
        {
            return new ImagesReply.GeneratedImage(null, url);
        }

        if (await store.OpenReadAsync(ArtifactKey.Generation(generation.Id.Value, extension), ct) is not { } file)
        {
            return null;
        }

        await using var content = file.Content;
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, ct);
        return new ImagesReply.GeneratedImage(Convert.ToBase64String(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)), url);
    }

    private static ApiError ErrorOf(IReadOnlyList<Generation> batch, ApiError? refused) =>
        batch.Select(generation => generation.State.IsFinal() ? FailedGeneration.ErrorOf(generation) : null).FirstOrDefault(error => error is not null)
        ?? refused
        ?? (batch.Any(generation => !generation.State.IsFinal()) ? SlowGeneration.Error(batch) : ApiErrors.NotFound(
            "The images of this call were deleted or have expired.", "Изображения этого запроса удалены, или срок их хранения истёк."));

    private static List<string> WarningsOf(IReadOnlyList<Generation> batch, List<Generation> made, ApiError? refused)
    {
        var warnings = new List<string>();
        var failed = batch.Where(generation => generation.State is GenerationState.Failed or GenerationState.Canceled).ToList();
        if (failed.Count > 0)
        {
            warnings.Add($"{failed.Count} of {batch.Count} images failed and cost nothing: {failed[0].Error}");
        }

        if (batch.Count(generation => !generation.State.IsFinal()) is > 0 and var open)
        {
            warnings.Add($"{open} of {batch.Count} images are still being made: GET /api/v2/user/history will list them.");
        }

        if (refused is not null)
        {
            warnings.Add($"Only {made.Count} images were made: {refused.Message.En}");
        }

        return warnings;
    }

    private static string? SizeOf(Generation generation)
    {
        using var metadata = JsonDocument.Parse(generation.ResultMetadata ?? "{}");
        return metadata.RootElement.TryGetProperty("width", out var width) && metadata.RootElement.TryGetProperty("height", out var height)
            ? $"{width.GetInt64()}x{height.GetInt64()}"
            : null;
    }
}
