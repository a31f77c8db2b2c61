using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Tessera.Testing;

/// <summary>A webhook request as received, byte for byte.</summary>
internal sealed record ReceivedWebhook(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Id => Headers["webhook-id"];

    public DateTimeOffset Timestamp =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(Headers["webhook-timestamp"], CultureInfo.InvariantCulture));

    public IReadOnlyList<string> Signatures => Headers["webhook-signature"].Split(' ');

    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonElement.Parse(Body);

    /// <summary>The signature that this message must have, computed as the standard says, without the server's code.</summary>
    public string SignatureBy(string secret)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var signed = Encoding.UTF8.GetBytes($"{Id}.{Headers["webhook-timestamp"]}.{Text}");
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed));
    }
}
