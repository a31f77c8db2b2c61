namespace Tessera.Server.Artifacts;

/// <summary>Where files are kept: a folder, or an object store where several servers share one.</summary>
internal interface IArtifactStore
{
    /// <summary>Stores a file whole and durably, in place of what had that name; it is never seen half written.</summary>
    Task SaveAsync(ArtifactKey key, ReadOnlyMemory<byte> content, CancellationToken ct);

    /// <summary>Opens a file, or answers null when there is none.</summary>
    Task<StoredFile?> OpenReadAsync(ArtifactKey key, CancellationToken ct);

    /// <summary>Removes a file; one that is not there is no error, so that an interrupted removal can be repeated.</summary>
    Task DeleteAsync(ArtifactKey key, CancellationToken ct);
}
