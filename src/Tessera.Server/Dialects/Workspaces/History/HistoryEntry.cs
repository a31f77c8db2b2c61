using System.Text.Json;

namespace Tessera.Server.Dialects.Workspaces.History;

/// <summary>An image in the history, with the thirteen members of the vendor's API.</summary>
/// <param name="OutputImageId">The image's ID.</param>
/// <param name="BatchId">The ID of the call that generated it.</param>
/// <param name="UserId">The account that made the call.</param>
/// <param name="WorkspaceId">The workspace.</param>
/// <param name="Prompt">The prompt of the request; empty when the account keeps no prompts.</param>
/// <param name="Model">The model that generated it.</param>
/// <param name="Parameters">The other members of the request, and the seed that was used.</param>
/// <param name="InputImages">The input images as the request named them; empty when it was generated from text.</param>
/// <param name="OutputImageUrl">The relative address, as <c>image_urls</c> accepts it. Null once the plan's retention of the file has ended.</param>
/// <param name="OutputImageWidth">In pixels.</param>
/// <param name="OutputImageHeight">In pixels.</param>
/// <param name="OutputImageSize">In bytes.</param>
/// <param name="CreatedAt">When the call was made.</param>
internal sealed record HistoryEntry(
    string OutputImageId,
    string BatchId,
    long UserId,
    string WorkspaceId,
    string Prompt,
    string Model,
    IReadOnlyDictionary<string, JsonElement> Parameters,
    IReadOnlyList<string> InputImages,
    string? OutputImageUrl,
    long? OutputImageWidth,
    long? OutputImageHeight,
    long? OutputImageSize,
    DateTimeOffset CreatedAt)
{
    public static HistoryEntry Of(StoredImage image) => new(
        image.ImageId,
        image.BatchId,
        image.User,
        image.WorkspaceId,
        image.Prompt ?? "",
        image.Model,
        JsonElement.Parse(image.Parameters).EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal),
        [.. JsonElement.Parse(image.InputImages).EnumerateArray().Select(item => item.ToString())],
        image.FileExtension is null ? null : ImageLinks.View(image.ImageId),
        image.Width,
        image.Height,
        image.FileBytes,
        image.CreatedAt);
}
