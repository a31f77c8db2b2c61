using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Tessera.Server.Http;

namespace Tessera.Server.Artifacts;

/// <summary>
/// Links to stored files that need no key and cannot be guessed: the path with an HMAC of it. A link does not end by
/// itself; it ends when its file is deleted.
/// </summary>
internal sealed class SignedLinks(LinkSecret secret, PublicAddress address)
{
    /// <summary>The query parameter that carries the signature.</summary>
    public const string Parameter = "sig";

    private const int SignatureBytes = 16;

    public string ForGeneration(long id, string extension) => For(ArtifactKey.Generation(id, extension));

    public string ForThumbnail(long id) => For(ArtifactKey.Thumbnail(id));

    public string ForUpload(string id, string extension) => For(ArtifactKey.Upload(id, extension));

    /// <summary>Whether we signed this link; takes the same time for every wrong signature of the right length.</summary>
    public bool Verify(ArtifactKey key, string? signature)
    {
        Span<byte> expected = stackalloc byte[SignatureBytes];
        Span<byte> given = stackalloc byte[SignatureBytes];
        Sign(key, expected);
        return Base64Url.TryDecodeFromChars(signature, given, out var length)
            && length == SignatureBytes
            && CryptographicOperations.FixedTimeEquals(expected, given);
    }

    private string For(ArtifactKey key)
    {
        Span<byte> signature = stackalloc byte[SignatureBytes];
        Sign(key, signature);
        return $"{address.Url}{key.UrlPath}?{Parameter}={Base64Url.EncodeToString(signature)}";
    }

    private void Sign(ArtifactKey key, Span<byte> signature)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret.Value, Encoding.ASCII.GetBytes(key.UrlPath), whole);
        whole[..SignatureBytes].CopyTo(signature);
    }
}
