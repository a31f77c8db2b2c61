using System.Buffers.Binary;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Authentication;

/// <summary>
/// Access tokens: 24 bytes, encrypted and signed by ASP.NET's Data Protection. ASP.NET's own BearerToken handler is not used,
/// because as an authentication scheme it would try to decrypt every API key.
/// </summary>
internal sealed class AccessTokens(SecretProtection protection, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private const int Size = 3 * sizeof(long);

    private readonly SecretProtection.Purpose _sealed = protection.For("Tessera.AccessToken");

    public string Issue(AccountId account, SignInId signIn)
    {
        var content = new byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(content, account.Value);
        BinaryPrimitives.WriteInt64BigEndian(content.AsSpan(8), signIn.Value);
        BinaryPrimitives.WriteInt64BigEndian(content.AsSpan(16), time.GetUtcNow().Add(Lifetime).ToUnixTimeMilliseconds());
        return SealedText.Of(_sealed, content);
    }

    /// <summary>The contents of the token, expired or not; null when it was not issued here.</summary>
    public AccessToken? Read(string token) => SealedText.TryOpen(_sealed, token) is { Length: Size } content
        ? new AccessToken(
            new AccountId(BinaryPrimitives.ReadInt64BigEndian(content)),
            new SignInId(BinaryPrimitives.ReadInt64BigEndian(content.AsSpan(8))),
            DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(content.AsSpan(16))))
        : null;

    /// <summary>The contents of an access token.</summary>
    internal readonly record struct AccessToken(AccountId Account, SignInId SignIn, DateTimeOffset ExpiresAt);
}
