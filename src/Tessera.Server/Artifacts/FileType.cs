using Tessera.Media;

namespace Tessera.Server.Artifacts;

/// <summary>
/// A file type that Tessera accepts and serves, detected from the first bytes. A sender's claims about a file are ignored.
/// </summary>
/// <param name="Format">Its name on the wire.</param>
/// <param name="Extension">The extension of its file name, without the dot.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Kind">Image, video or audio.</param>
internal sealed record FileType(string Format, string Extension, string ContentType, MediaKind Kind)
{
    public static FileType Png { get; } = new("png", "png", "image/png", MediaKind.Image);
    public static FileType Jpeg { get; } = new("jpeg", "jpg", "image/jpeg", MediaKind.Image);
    public static FileType Webp { get; } = new("webp", "webp", "image/webp", MediaKind.Image);
    public static FileType Gif { get; } = new("gif", "gif", "image/gif", MediaKind.Image);
    public static FileType Mp4 { get; } = new("mp4", "mp4", "video/mp4", MediaKind.Video);
    public static FileType Webm { get; } = new("webm", "webm", "video/webm", MediaKind.Video);
    public static FileType Mov { get; } = new("mov", "mov", "video/quicktime", MediaKind.Video);
    public static FileType Mp3 { get; } = new("mp3", "mp3", "audio/mpeg", MediaKind.Audio);
    public static FileType Wav { get; } = new("wav", "wav", "audio/wav", MediaKind.Audio);
    public static FileType Ogg { get; } = new("ogg", "ogg", "audio/ogg", MediaKind.Audio);
    public static FileType Flac { get; } = new("flac", "flac", "audio/flac", MediaKind.Audio);
    public static FileType M4a { get; } = new("m4a", "m4a", "audio/mp4", MediaKind.Audio);

    /// <summary>All supported types.</summary>
    public static IReadOnlyList<FileType> All { get; } = [Png, Jpeg, Webp, Gif, Mp4, Webm, Mov, Mp3, Wav, Ogg, Flac, M4a];

    private const int HeadBytes = 4096;

    /// <summary>The type of a file, or null when it is not supported.</summary>
    public static FileType? Recognise(ReadOnlySpan<byte> content) => MagicBytes.Recognise(content);

    /// <summary>As many first bytes of a file on disk as are enough to recognise its type.</summary>
    public static async Task<byte[]> HeadOfAsync(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        var head = new byte[Math.Min(file.Length, HeadBytes)];
        await file.ReadExactlyAsync(head, ct);
        return head;
    }

    /// <summary>The type with this file name extension.</summary>
    public static FileType? OfExtension(string extension) =>
        All.FirstOrDefault(type => type.Extension.Equals(extension, StringComparison.Ordinal));

    /// <summary>The type that the option <c>format</c> names; null for a format that only a provider knows.</summary>
    public static FileType? OfFormat(string? format) =>
        All.FirstOrDefault(type => type.Format.Equals(format, StringComparison.Ordinal) || type.Extension.Equals(format, StringComparison.Ordinal));

    /// <summary>The types that are accepted where this kind is required.</summary>
    public static IEnumerable<FileType> UsableAs(MediaKind kind) => All.Where(type => type.IsUsableAs(kind));

    /// <summary>
    /// Whether a file of this type is accepted where that kind is required. Audio may be in a video container: browsers record
    /// speech as WebM and phones as MP4.
    /// </summary>
    public bool IsUsableAs(MediaKind kind) => Kind == kind || (kind == MediaKind.Audio && Kind == MediaKind.Video);

    /// <summary>A description of an unrecognised file by its first bytes, for the error.</summary>
    public static string Describe(ReadOnlySpan<byte> content) => content.IsEmpty
        ? "an empty file"
        : $"a file that begins with the bytes {Convert.ToHexStringLower(content[..Math.Min(content.Length, 8)])}";
}
