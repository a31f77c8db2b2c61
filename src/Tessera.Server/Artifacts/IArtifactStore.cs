namespace Tessera.Server.Artifacts;

/// <summary>
/// Stores files: in a folder, or in an object store that several servers share. A temporary failure (a full disk, a network
/// outage) is an <see cref="IOException"/>; repeating the call later is safe.
/// </summary>
internal interface IArtifactStore
{
    /// <summary>Whether uploads, which do not cost tokens, may be stored.</summary>
    bool HasRoom { get; }

    /// <inheritdoc cref="Storage.DiskSpace.TryClaim"/>
    IDisposable? TryClaim(long bytes);

    /// <inheritdoc cref="Storage.DiskSpace.Claim"/>
    IDisposable Claim(long bytes);

    /// <summary>Stores a file atomically and durably, replacing one of the same name.</summary>
    Task SaveAsync(ArtifactKey key, ReadOnlyMemory<byte> content, CancellationToken ct);

    /// <summary>The same for a file on disk, which is left there.</summary>
    Task SaveFileAsync(ArtifactKey key, string path, CancellationToken ct);

    /// <summary>Opens a file; null when it does not exist.</summary>
    Task<StoredFile?> OpenReadAsync(ArtifactKey key, CancellationToken ct);

    /// <summary>Removes a file; a missing one is ignored, so that an interrupted removal can be repeated.</summary>
    Task DeleteAsync(ArtifactKey key, CancellationToken ct);

    /// <summary>All files, in no particular order; a file stored or removed in the meantime may or may not be listed.</summary>
    IAsyncEnumerable<ListedFile> ListAsync(CancellationToken ct);

    /// <summary>An entry of a store's listing.</summary>
    internal readonly record struct ListedFile(ArtifactKey Key, long Bytes);
}
