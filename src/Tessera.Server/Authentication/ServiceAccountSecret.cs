using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Tessera.Server.Authentication;

/// <summary>The secrets of service accounts: 32 random bytes, of which only the SHA-256 is kept.</summary>
internal static class ServiceAccountSecret
{
    public static string New() => "nbs_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
