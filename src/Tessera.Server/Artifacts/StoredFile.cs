namespace Tessera.Server.Artifacts;

/// <summary>A stored file, open for reading.</summary>
/// <param name="Content">Its bytes; can seek. Whoever asked for it disposes it.</param>
/// <param name="Length">How many they are.</param>
/// <param name="Version">Changes whenever the content does: the entity tag.</param>
internal sealed record StoredFile(Stream Content, long Length, string Version);
