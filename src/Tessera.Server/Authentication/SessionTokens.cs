using System.Buffers.Binary;
using System.Security.Cryptography;
using Tessera.Server.Storage;

namespace Tessera.Server.Authentication;

/// <summary>
/// The two values of a browser's session. The cookie holds the number of the sign-in and a random secret; both are sealed, so
/// that a forged cookie is refused without a database read. The CSRF token holds the number only: it stays the same when the
/// secret is replaced, and is useless without the cookie.
/// </summary>
internal sealed class SessionTokens(SecretProtection protection)
{
    private const int SecretBytes = 32;

    private readonly SecretProtection.Purpose _cookies = protection.For("Tessera.Session");
    private readonly SecretProtection.Purpose _csrf = protection.For("Tessera.Csrf");

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>The hash under which the secret is stored. 32 random bytes need neither a salt nor a work factor.</summary>
    public static byte[] Hash(byte[] secret) => SHA256.HashData(secret);

    public string Cookie(SignInId signIn, byte[] secret) => SealedText.Of(_cookies, [.. Bytes(signIn), .. secret]);

    /// <summary>The contents of a cookie; null when it was not issued here.</summary>
    public (SignInId SignIn, byte[] Secret)? Read(string cookie) => SealedText.TryOpen(_cookies, cookie) is { Length: sizeof(long) + SecretBytes } content
        ? (new SignInId(BinaryPrimitives.ReadInt64BigEndian(content)), content[sizeof(long)..])
        : null;

    public string Csrf(SignInId signIn) => SealedText.Of(_csrf, Bytes(signIn));

    /// <summary>Whether this is a CSRF token of the session. Opening verifies its signature in constant time.</summary>
    public bool IsCsrf(string text, SignInId signIn) =>
        SealedText.TryOpen(_csrf, text) is { } content && CryptographicOperations.FixedTimeEquals(content, Bytes(signIn));

    private static byte[] Bytes(SignInId signIn)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, signIn.Value);
        return bytes;
    }
}
