namespace Tessera.Server.Artifacts;

/// <summary>A stored result file.</summary>
/// <param name="Extension">The extension of its file name.</param>
/// <param name="ContentType">Its media type, detected from its first bytes.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="HasThumbnail">Whether it has a thumbnail.</param>
/// <param name="Metadata">Its measured properties, with the names of <c>result_metadata</c>.</param>
internal sealed record Artifact(
    string Extension, string ContentType, long Bytes, bool HasThumbnail, IReadOnlyDictionary<string, object> Metadata);
