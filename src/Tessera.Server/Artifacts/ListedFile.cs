namespace Tessera.Server.Artifacts;

/// <summary>An entry of a store's list.</summary>
internal readonly record struct ListedFile(ArtifactKey Key, long Bytes);
