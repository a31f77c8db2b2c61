using Tessera.Server.Artifacts;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;

namespace Tessera.Server.Dialects.Gemini.Content;

/// <summary>A completed generation as a reply: its text and calls, or its image in Base64.</summary>
internal sealed class ContentReplies(IArtifactStore store)
{
    public async Task<ContentReply> OfAsync(Generation generation, CancellationToken ct) =>
        ContentReply.Of(generation, await ImageOfAsync(generation, ct) is { } image ? [image] : PartsOf(generation));

    private static ContentPart[] PartsOf(Generation generation) =>
    [
        .. generation.ResultText is { Length: > 0 } text ? [new ContentPart { Text = text }] : Array.Empty<ContentPart>(),
        .. ToolCalls.Of(generation).Select(ContentPart.Of),
    ];

    // A file that was deleted or has expired leaves a reply without parts.
    private async Task<ContentPart?> ImageOfAsync(Generation generation, CancellationToken ct)
    {
        if (generation is not { FileExtension: { } extension, FileDeletedAt: null }
            || await store.OpenReadAsync(ArtifactKey.Generation(generation.Id.Value, extension), ct) is not { } file)
        {
            return null;
        }

        await using var content = file.Content;
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, ct);
        var type = FileType.OfExtension(extension)?.ContentType ?? "application/octet-stream";
        return new ContentPart { InlineData = new ContentPart.Blob(type, Convert.ToBase64String(bytes.GetBuffer().AsSpan(0, (int)bytes.Length))) };
    }
}
