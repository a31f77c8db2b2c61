namespace Tessera.Server.Artifacts;

/// <summary>A stored file, open for reading.</summary>
/// <param name="Content">
/// Its bytes; can seek, and reads nothing from a distant store until it is read from. Whoever asked for it disposes it.
/// </param>
/// <param name="Length">How many they are.</param>
/// <param name="Version">Changes whenever the content does: the entity tag.</param>
/// <param name="Sha256">The content's hash in small hexadecimal digits, where the store knows it without reading the file.</param>
internal sealed record StoredFile(Stream Content, long Length, string Version, string? Sha256 = null);
