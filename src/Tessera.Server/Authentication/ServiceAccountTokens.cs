using System.Buffers.Binary;
using Tessera.Server.Storage;

namespace Tessera.Server.Authentication;

/// <summary>
/// The access tokens of service accounts: 16 bytes, encrypted and signed by ASP.NET's Data Protection with a purpose of their
/// own, so that they are not accepted as users' access tokens. The account's row records whether it was revoked.
/// </summary>
internal sealed class ServiceAccountTokens(SecretProtection protection, TimeProvider time)
{
    /// <summary>One second less than four hours, as the vendor's tokens last.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(14_399);

    private const int Size = 2 * sizeof(long);

    private readonly SecretProtection.Purpose _sealed = protection.For("Tessera.ClientToken");

    public string Issue(long client)
    {
        var content = new byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(content, client);
        BinaryPrimitives.WriteInt64BigEndian(content.AsSpan(8), time.GetUtcNow().Add(Lifetime).ToUnixTimeMilliseconds());
        return SealedText.Of(_sealed, content);
    }

    /// <summary>The contents of the token, expired or not; null when it was not issued here.</summary>
    public (long Client, DateTimeOffset ExpiresAt)? Read(string token) => SealedText.TryOpen(_sealed, token) is { Length: Size } content
        ? (BinaryPrimitives.ReadInt64BigEndian(content), DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(content.AsSpan(8))))
        : null;
}
