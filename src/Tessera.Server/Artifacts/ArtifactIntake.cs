using Tessera.Media;

namespace Tessera.Server.Artifacts;

/// <summary>
/// Accepts a provider's file: detects its type, measures it, makes a thumbnail and stores both, or refuses it with the reason.
/// </summary>
internal sealed class ArtifactIntake(IArtifactStore store)
{
    /// <summary>Stores a generation's file. Repeating it after a crash replaces the files of the first attempt.</summary>
    /// <param name="generationId">The generation that the file belongs to.</param>
    /// <param name="content">The file that the provider sent.</param>
    /// <param name="expected">The kind of media that it must be.</param>
    /// <param name="format">The requested format; a file in another format is converted. Null accepts any.</param>
    /// <param name="ct">Cancels the work.</param>
    public async Task<IntakeResult> StoreAsync(long generationId, byte[] content, MediaKind expected, FileType? format, CancellationToken ct)
    {
        if (FileType.Recognise(content) is not { } type || type.Kind != expected)
        {
            return Unexpected(content, expected);
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
            return Unusable(type, broken);
        }
    }

    /// <summary>Stores a generation's recording from a file on disk, which is not read into memory. A converted one is written beside it.</summary>
    /// <inheritdoc cref="StoreAsync"/>
    /// <param name="generationId">The generation that the recording belongs to.</param>
    /// <param name="path">The file that the provider sent.</param>
    /// <param name="format">The requested format; null accepts any.</param>
    /// <param name="ct">Cancels the work.</param>
    public async Task<IntakeResult> StoreSoundAsync(long generationId, string path, FileType? format, CancellationToken ct)
    {
        var head = await FileType.HeadOfAsync(path, ct);
        if (FileType.Recognise(head) is not { Kind: MediaKind.Audio } type)
        {
            return Unexpected(head, MediaKind.Audio);
        }

        try
        {
            var stored = format ?? type;
            path = stored == type ? path : await FormatConversion.ConvertSoundAsync(path, stored.Format, ct);
            var measured = await MeasuredFile.OfSoundAsync(stored, path, ct);
            var bytes = new FileInfo(path).Length;
            using var claim = store.Claim(bytes);
            await store.SaveFileAsync(ArtifactKey.Generation(generationId, stored.Extension), path, ct);
            return new IntakeResult.Stored(new Artifact(stored.Extension, stored.ContentType, bytes, HasThumbnail: false, measured.Metadata));
        }
        catch (MediaToolException broken)
        {
            return Unusable(type, broken);
        }
    }

    /// <summary>
    /// Removes a generation's file and thumbnail. Missing files are ignored, so that it can be repeated after a crash.
    /// </summary>
    public async Task DeleteAsync(long generationId, string extension)
    {
        await store.DeleteAsync(ArtifactKey.Generation(generationId, extension), CancellationToken.None);
        await store.DeleteAsync(ArtifactKey.Thumbnail(generationId), CancellationToken.None);
    }

    private static IntakeResult.Refused Unexpected(ReadOnlySpan<byte> content, MediaKind expected) =>
        new($"The provider sent {FileType.Recognise(content)?.ContentType ?? FileType.Describe(content)}; expected {Name(expected)}.");

    private static IntakeResult.Refused Unusable(FileType type, MediaToolException broken) =>
        new($"The provider sent {type.ContentType} that cannot be used: {broken.Message}");

    private static string Name(MediaKind kind) => kind switch
    {
        MediaKind.Image => "an image",
        MediaKind.Video => "a video",
        _ => "sound",
    };
}
