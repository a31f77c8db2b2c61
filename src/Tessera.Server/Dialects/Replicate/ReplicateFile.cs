using System.Text.Json.Serialization;
using Tessera.Server.Artifacts;
using Tessera.Server.Artifacts.Uploads;

namespace Tessera.Server.Dialects.Replicate;

/// <summary>An uploaded file.</summary>
/// <param name="Id">Its ID.</param>
/// <param name="Name">Its ID and the extension of its type; the name it was uploaded with is not kept.</param>
/// <param name="ContentType">The type detected from its first bytes.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Checksums">Its checksum; empty in lists.</param>
/// <param name="Metadata">Always empty.</param>
/// <param name="CreatedAt">When it was stored.</param>
/// <param name="ExpiresAt">When it is deleted.</param>
/// <param name="Urls">Where it is.</param>
internal sealed record ReplicateFile(
    string Id,
    string Name,
    string ContentType,
    long Size,
    ReplicateFile.FileChecksums Checksums,
    IReadOnlyDictionary<string, string> Metadata,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    ReplicateFile.FileUrls Urls)
{
    public static ReplicateFile Of(Upload upload, SignedLinks links, byte[]? hash = null) => new(
        upload.Id,
        upload.Key.FileName,
        upload.Type.ContentType,
        upload.Bytes,
        new FileChecksums { Sha256 = hash is null ? null : Convert.ToHexStringLower(hash) },
        new Dictionary<string, string>(),
        upload.CreatedAt,
        upload.ExpiresAt,
        new FileUrls(links.ForUpload(upload.Id, upload.Type.Extension)));

    internal sealed record FileChecksums
    {
        /// <summary>SHA-256, in hexadecimal.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Sha256 { get; init; }
    }

    /// <param name="Get">A link that needs no key, for any input.</param>
    internal sealed record FileUrls(string Get);
}
