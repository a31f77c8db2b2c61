using System.Security.Cryptography;
using System.Text;

namespace Tessera.Providers.ComfyUi;

/// <summary>The job's ID on the server: a UUID like the server's own, derived from our reference.</summary>
internal static class ComfyUiId
{
    public static string Of(string reference)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(reference))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
