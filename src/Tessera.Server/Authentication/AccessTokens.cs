using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Tessera.Server.Ledger;

namespace Tessera.Server.Authentication;

/// <summary>
/// Access tokens: 24 bytes, encrypted and signed by ASP.NET's Data Protection. The BearerToken handler holds the same
/// in a claims principal, but as an authentication scheme it would try to open every API key on its way.
/// </summary>
/// <param name="protection">Opens the protection; asked once, with the first token.</param>
/// <param name="time">When a token ends.</param>
internal sealed class AccessTokens(Func<IDataProtectionProvider> protection, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private const int Size = 3 * sizeof(long);

    private readonly Lazy<IDataProtector> _protector = new(() => protection().CreateProtector("Tessera.AccessToken"));

    public string Issue(AccountId account, SignInId signIn)
    {
        var content = new byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(content, account.Value);
        BinaryPrimitives.WriteInt64BigEndian(content.AsSpan(8), signIn.Value);
        BinaryPrimitives.WriteInt64BigEndian(content.AsSpan(16), time.GetUtcNow().Add(Lifetime).ToUnixTimeMilliseconds());
        return Base64Url.EncodeToString(_protector.Value.Protect(content));
    }

    /// <summary>What the token says, expired or not; null when it is not one of ours.</summary>
    public AccessToken? Read(string token)
    {
        try
        {
            var content = _protector.Value.Unprotect(Base64Url.DecodeFromChars(token));
            return content.Length == Size
                ? new AccessToken(
                    new AccountId(BinaryPrimitives.ReadInt64BigEndian(content)),
                    new SignInId(BinaryPrimitives.ReadInt64BigEndian(content.AsSpan(8))),
                    DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(content.AsSpan(16))))
                : null;
        }
        catch (Exception foreign) when (foreign is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>What an access token says.</summary>
    internal readonly record struct AccessToken(AccountId Account, SignInId SignIn, DateTimeOffset ExpiresAt);
}
