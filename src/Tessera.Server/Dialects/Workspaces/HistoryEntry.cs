using System.Text.Json;

namespace Tessera.Server.Dialects.Workspaces;

/// <summary>A picture in the history: the thirteen members of the vendor's page.</summary>
/// <param name="OutputImageId">The picture's id.</param>
/// <param name="BatchId">The call it was made in.</param>
/// <param name="UserId">The account that asked.</param>
/// <param name="WorkspaceId">The workspace.</param>
/// <param name="Prompt">What was asked for; empty where the account keeps no prompts.</param>
/// <param name="Model">With which model.</param>
/// <param name="Parameters">The other members of the request, and the seed that was used.</param>
/// <param name="InputImages">The pictures that were given, as they were named; empty when it was made from words.</param>
/// <param name="OutputImageUrl">The relative address: what <c>image_urls</c> takes. Null once the plan does not keep the file any longer.</param>
/// <param name="OutputImageWidth">In pixels.</param>
/// <param name="OutputImageHeight">In pixels.</param>
/// <param name="OutputImageSize">In bytes.</param>
/// <param name="CreatedAt">When it was asked for.</param>
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
