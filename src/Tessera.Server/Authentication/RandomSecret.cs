using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Tessera.Server.Authentication;

/// <summary>
/// Refresh tokens and the secrets of service accounts: 32 random bytes, of which only the SHA-256 is stored. They cannot be
/// guessed, so the hash needs neither a salt nor a work factor.
/// </summary>
internal static class RandomSecret
{
    public static string NewRefreshToken() => New("nbr_");

    public static string NewServiceAccountSecret() => New("nbs_");

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private static string New(string prefix) => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
