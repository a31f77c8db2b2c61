namespace Tessera.Providers;

/// <summary>A file of the caller, already fetched and identified by its first bytes: in memory, or, as recordings are, on disk.</summary>
public sealed record MediaInput
{
    private readonly byte[]? _given;
    private readonly Lazy<byte[]>? _read;
    private readonly string? _path;

    /// <summary>A file in memory.</summary>
    /// <param name="contentType">Its media type, for example <c>image/png</c>.</param>
    /// <param name="content">The whole file.</param>
    public MediaInput(string contentType, byte[] content) => (ContentType, _given) = (contentType, content);

    private MediaInput(string contentType, string path) =>
        (ContentType, _path, _read) = (contentType, path, new Lazy<byte[]>(() => File.ReadAllBytes(path)));

    /// <summary>Its media type, for example <c>image/png</c>.</summary>
    public string ContentType { get; }

    /// <summary>The whole file; one on disk is then read into memory, and stays there.</summary>
    public byte[] Content => _given ?? _read?.Value ?? [];

    /// <summary>The length in bytes.</summary>
    public long Length => _path is null ? Content.LongLength : new FileInfo(_path).Length;

    /// <summary>A file on disk, which must exist, unchanged, as long as the input is used.</summary>
    public static MediaInput OfFile(string contentType, string path) => new(contentType, path);

    /// <summary>Opens the file from its beginning, without reading it into memory.</summary>
    public Stream OpenRead() => _path is null
        ? new MemoryStream(Content, writable: false)
        : new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
}
