using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Artifacts;
using Tessera.Server.Dialects.Workspaces.History;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Workspaces.Images;

/// <summary>The reply to a call for images: the images generated, or the reason why there are none.</summary>
internal sealed class ImageReplies(ImageLinks links)
{
    public Results<WireReply<ImagesReply>, ApiError> ToResult(ImagesCall call, ImageBatch batch, Language language)
    {
        if (batch.Made.Count == 0)
        {
            return (batch.Failed.Count > 0 ? Failure(batch.Failed[0]) : StillRunning(batch)) with { IsSandbox = batch.IsSandbox };
        }

        var reply = new ImagesReply([.. batch.Made.Select(ToImage)], "", call.Prompt, Detail(batch)?.In(language), batch.Id);
        return new WireReply<ImagesReply>(reply, batch.IsSandbox);
    }

    private ImagesReply.Image ToImage(StoredImage image)
    {
        var extension = image.FileExtension ?? throw new InvalidOperationException($"The image {image.ImageId} has no file.");
        return new ImagesReply.Image(
            links.Signed(image, extension),
            FileType.OfExtension(extension)?.ContentType ?? "application/octet-stream",
            $"{image.ImageId}.{extension}",
            image.FileBytes,
            image.Width,
            image.Height,
            image.ImageId);
    }

    private static LocalText? Detail(ImageBatch batch)
    {
        var reasons = new List<LocalText>();
        if (batch.Refused is { } refused)
        {
            reasons.Add(refused.Message);
        }

        if (batch.Failed is [{ } first, ..])
        {
            reasons.Add(LocalText.Format("{0} failed and cost nothing: {1}", "Не удалось и ничего не стоит: {0}: {1}", batch.Failed.Count, Sentence(first)));
        }

        if (batch.Running > 0)
        {
            reasons.Add(LocalText.Format("{0} are still being made; GET /history will list them.", "Ещё создаётся: {0}; они появятся в GET /history.", batch.Running));
        }

        return reasons.Count == 0
            ? null
            : LocalText.Format(
                "{0} of {1} images were made. {2}", "Создано изображений: {0} из {1}. {3}", batch.Made.Count, batch.Asked,
                string.Join(' ', reasons.Select(reason => reason.En)), string.Join(' ', reasons.Select(reason => reason.Ru)));
    }

    private static ApiError Failure(Generation failed)
    {
        var status = failed.ErrorCode switch
        {
            "content_policy" or "invalid_input" => StatusCodes.Status422UnprocessableEntity,
            "canceled" => StatusCodes.Status409Conflict,
            "model_unavailable" or "overloaded" => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        };
        var (code, sentence) = (failed.ErrorCode ?? GenerationOutcome.ProviderError, Sentence(failed));
        return status == StatusCodes.Status422UnprocessableEntity
            ? ApiErrors.Validation(new FieldError("prompt", $"{sentence} Nothing was charged.") { Kind = code })
            : new ApiError(status, code, LocalText.Format("{0} Nothing was charged.", "{0} Ничего не списано.", sentence))
            {
                RetryAfter = status == StatusCodes.Status503ServiceUnavailable ? TimeSpan.FromSeconds(30) : null,
            };
    }

    private static string Sentence(Generation failed) => (failed.Error ?? "the image could not be generated").TrimEnd('.') + ".";

    private static ApiError StillRunning(ImageBatch batch) => new(StatusCodes.Status503ServiceUnavailable, "overloaded", LocalText.Format(
        "{0} images are still being made; GET /history will list them with the batch_id {1}.",
        "Ещё создаётся изображений: {0}; они появятся в GET /history с batch_id {1}.", batch.Running, batch.Id))
    {
        RetryAfter = TimeSpan.FromSeconds(30),
    };
}
