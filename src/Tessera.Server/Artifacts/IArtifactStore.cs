namespace Tessera.Server.Artifacts;

/// <summary>
/// Where files are kept: a folder, or an object store where several servers share one. What a store cannot do just now
/// (a full disk, a network that is down) is an <see cref="IOException"/>; repeating it later is safe.
/// </summary>
internal interface IArtifactStore
{
    /// <summary>Whether uploads, which nothing has been paid for yet, may be stored.</summary>
    bool HasRoom { get; }

    /// <inheritdoc cref="Storage.DiskSpace.TryClaim"/>
    IDisposable? TryClaim(long bytes);

    /// <inheritdoc cref="Storage.DiskSpace.Claim"/>
    IDisposable Claim(long bytes);

    /// <summary>Stores a file atomically and durably, replacing one of the same name.</summary>
    Task SaveAsync(ArtifactKey key, ReadOnlyMemory<byte> content, CancellationToken ct);

    /// <summary>Opens a file, or answers null when there is none.</summary>
    Task<StoredFile?> OpenReadAsync(ArtifactKey key, CancellationToken ct);

    /// <summary>Removes a file; a missing one is ignored, so that an interrupted removal can be repeated.</summary>
    Task DeleteAsync(ArtifactKey key, CancellationToken ct);

    /// <summary>Every file there is, in no particular order; what is stored or removed meanwhile may be in it or not.</summary>
    IAsyncEnumerable<ListedFile> ListAsync(CancellationToken ct);

    /// <summary>An entry of a store's list.</summary>
    internal readonly record struct ListedFile(ArtifactKey Key, long Bytes);
}
