using Tessera.Media;

namespace Tessera.Server.Artifacts;

/// <summary>Takes in what a provider made: recognised, measured, thumbnailed and stored, or refused with the reason.</summary>
internal sealed class ArtifactIntake(IArtifactStore store)
{
    /// <summary>Stores a generation's file. Repeating it after a crash replaces what the first attempt left.</summary>
    /// <param name="generationId">Whose file it is.</param>
    /// <param name="content">What the provider sent.</param>
    /// <param name="expected">What it has to be.</param>
    /// <param name="format">The format that was asked for; what came in another is converted. Null takes any.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<IntakeResult> StoreAsync(long generationId, byte[] content, MediaKind expected, FileType? format, CancellationToken ct)
    {
        if (FileType.Recognise(content) is not { } type)
        {
            return new IntakeResult.Refused($"The provider sent {FileType.Describe(content)}; expected {Name(expected)}.");
        }

        if (type.Kind != expected)
        {
            return new IntakeResult.Refused($"The provider sent {type.ContentType}; expected {Name(expected)}.");
        }

        try
        {
            var stored = format ?? type;
            content = stored == type ? content : await FormatConversion.ConvertAsync(content, expected, stored.Format, ct);
            var measured = await MeasuredFile.OfAsync(stored, content, ct);
            using var claim = store.Claim(content.LongLength + (measured.Thumbnail?.LongLength ?? 0));
            if (measured.Thumbnail is { } thumbnail)
            {
                await store.SaveAsync(ArtifactKey.Thumbnail(generationId), thumbnail, ct);
            }

            await store.SaveAsync(ArtifactKey.Generation(generationId, stored.Extension), content, ct);
            return new IntakeResult.Stored(new Artifact(
                stored.Extension, stored.ContentType, content.LongLength, measured.Thumbnail is not null, measured.Metadata));
        }
        catch (MediaToolException broken)
        {
            return new IntakeResult.Refused($"The provider sent {type.ContentType} that cannot be used: {broken.Message}");
        }
    }

    /// <summary>Removes a generation's file and thumbnail, both or, after a crash, when repeated; missing files are ignored.</summary>
    public async Task DeleteAsync(long generationId, string extension)
    {
        await store.DeleteAsync(ArtifactKey.Generation(generationId, extension), CancellationToken.None);
        await store.DeleteAsync(ArtifactKey.Thumbnail(generationId), CancellationToken.None);
    }

    private static string Name(MediaKind kind) => kind switch
    {
        MediaKind.Image => "an image",
        MediaKind.Video => "a video",
        _ => "sound",
    };
}
