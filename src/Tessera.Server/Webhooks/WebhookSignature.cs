using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tessera.Server.Webhooks;

/// <summary>
/// Signs deliveries as Standard Webhooks specifies, which the SDKs of OpenAI and Replicate verify:
/// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
/// </summary>
internal static class WebhookSignature
{
    public const string SecretPrefix = "whsec_";

    /// <summary>The header's value: a signature for each secret, separated by spaces.</summary>
    public static string Of(IEnumerable<byte[]> secrets, string messageId, long unixSeconds, string body)
    {
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{messageId}.{unixSeconds}.{body}"));
        return string.Join(' ', secrets.Select(secret => Sign(secret, signed)));
    }

    private static string Sign(byte[] secret, byte[] signed)
    {
        // An empty key would verify anything that anyone signs with an empty key.
        ArgumentOutOfRangeException.ThrowIfZero(secret.Length);
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(secret, signed));
    }
}
