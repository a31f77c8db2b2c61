namespace Tessera.Server.Artifacts;

/// <summary>A stored file, open for reading.</summary>
/// <param name="Content">
/// The content: a seekable stream that fetches nothing from a remote store before the first read. The caller disposes it.
/// </param>
/// <param name="Length">The length in bytes.</param>
/// <param name="Version">Changes whenever the content does: the entity tag.</param>
/// <param name="Sha256">The content's hash in lower-case hexadecimal digits, if the store knows it without reading the file.</param>
internal sealed record StoredFile(Stream Content, long Length, string Version, string? Sha256 = null);
