namespace Tessera.Server.Artifacts;

/// <summary>A result's file as it was stored.</summary>
/// <param name="Extension">Its file name's ending.</param>
/// <param name="ContentType">Its media type, by its first bytes.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="HasThumbnail">Whether a thumbnail stands beside it.</param>
/// <param name="Metadata">What was measured, as <c>result_metadata</c> names it.</param>
internal sealed record Artifact(
    string Extension, string ContentType, long Bytes, bool HasThumbnail, IReadOnlyDictionary<string, object> Metadata);
