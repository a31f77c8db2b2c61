using System.Globalization;

namespace Tessera.Server.Artifacts;

/// <summary>
/// The name of a stored file, for example <c>generations/123.webp</c>. It can only be made of a number or an upload's ID and a
/// known extension, so no text of a caller ever becomes part of a path.
/// </summary>
internal readonly record struct ArtifactKey
{
    public const string Generations = "generations";
    public const string Thumbnails = "thumbnails";
    public const string Uploads = "uploads";

    /// <summary>All valid first segments.</summary>
    public static readonly IReadOnlyList<string> Folders = [Generations, Thumbnails, Uploads];

    private const int UploadIdLength = 32;

    private ArtifactKey(string folder, string stem, FileType type)
    {
        Folder = folder;
        Stem = stem;
        Type = type;
    }

    /// <summary>The first segment: the kind of file.</summary>
    public string Folder { get; }

    /// <summary>The file's name without its extension.</summary>
    public string Stem { get; }

    public FileType Type { get; }

    public string FileName => $"{Stem}.{Type.Extension}";

    /// <summary>The path at which the file is served, which is what a link's signature covers.</summary>
    public string UrlPath => $"/{Folder}/{FileName}";

    public static ArtifactKey Generation(long id, string extension) => new(Generations, Number(id), Known(extension));

    public static ArtifactKey Thumbnail(long id) => new(Thumbnails, Number(id), FileType.Jpeg);

    public static ArtifactKey Upload(string id, string extension) => IsUploadId(id)
        ? new(Uploads, id, Known(extension))
        : throw new ArgumentException($"'{id}' is not an upload's identifier.", nameof(id));

    /// <summary>Reads <c>/folder/stem.extension</c> in exactly the form that <see cref="UrlPath"/> writes.</summary>
    public static bool TryParse(string? urlPath, out ArtifactKey key)
    {
        key = default;
        var parts = (urlPath ?? "").Split('/');
        if (parts is not ["", var folder, var file] || file.Split('.') is not [var stem, var extension]
            || FileType.OfExtension(extension) is not { } type)
        {
            return false;
        }

        var isValid = folder switch
        {
            Generations => IsNumber(stem),
            Thumbnails => IsNumber(stem) && type == FileType.Jpeg,
            Uploads => IsUploadId(stem),
            _ => false,
        };
        if (isValid)
        {
            key = new ArtifactKey(folder, stem, type);
        }

        return isValid;
    }

    public override string ToString() => $"{Folder}/{FileName}";

    private static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static bool IsNumber(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
        && Number(number).Equals(text, StringComparison.Ordinal);

    private static bool IsUploadId(string text) =>
        text.Length == UploadIdLength && text.All(char.IsAsciiHexDigitLower);

    private static FileType Known(string extension) =>
        FileType.OfExtension(extension) ?? throw new ArgumentException($"'{extension}' is not a supported extension.", nameof(extension));
}
