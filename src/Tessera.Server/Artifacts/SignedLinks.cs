using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Tessera.Server.Hosting;

namespace Tessera.Server.Artifacts;

/// <summary>
/// Links to stored files that need no key and cannot be guessed: the path with its HMAC. A link is valid until its file is
/// deleted.
/// </summary>
internal sealed class SignedLinks(LinkSecret secret, PublicAddress address)
{
    /// <summary>The query parameter that carries the signature.</summary>
    public const string Parameter = "sig";

    private const int SignatureBytes = 16;

    public string ForGeneration(long id, string extension) => For(ArtifactKey.Generation(id, extension));

    public string ForThumbnail(long id) => For(ArtifactKey.Thumbnail(id));

    public string ForUpload(string id, string extension) => For(ArtifactKey.Upload(id, extension));

    /// <summary>The signature for a generation's file that another route serves.</summary>
    public string SignatureOf(long id, string extension) => Sign(ArtifactKey.Generation(id, extension));

    /// <summary>
    /// Whether we signed this link. Compared as text, so that each link has one valid spelling, in constant time.
    /// </summary>
    public bool Verify(ArtifactKey key, string? signature) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(Sign(key)), Encoding.UTF8.GetBytes(signature ?? ""));

    private string For(ArtifactKey key) => $"{address.Url}{key.UrlPath}?{Parameter}={Sign(key)}";

    private string Sign(ArtifactKey key) => Base64Url.EncodeToString(
        HMACSHA256.HashData(secret.Value, Encoding.ASCII.GetBytes(key.UrlPath)).AsSpan(0, SignatureBytes));
}
