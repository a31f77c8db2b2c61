using Tessera.Server.Artifacts;
using Tessera.Server.Generations;

namespace Tessera.Server.Dialects.V2.Replies;

/// <summary>The links of a generation's files, while there are files.</summary>
internal sealed class GenerationLinks(SignedLinks links)
{
    public string? Result(Generation generation) =>
        generation is { FileExtension: { } extension, FileDeletedAt: null } ? links.ForGeneration(generation.Id.Value, extension) : null;

    public string? Thumbnail(Generation generation) =>
        generation is { HasThumbnail: true, FileDeletedAt: null } ? links.ForThumbnail(generation.Id.Value) : null;
}
