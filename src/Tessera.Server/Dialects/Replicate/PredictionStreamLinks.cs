using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tessera.Server.Artifacts;
using Tessera.Server.Generations;
using Tessera.Server.Hosting;

namespace Tessera.Server.Dialects.Replicate;

/// <summary>Links to the streams of predictions: Replicate's client sends no key to them, so the link is its own proof.</summary>
internal sealed class PredictionStreamLinks(LinkSecret secret, PublicAddress address)
{
    private const int SignatureBytes = 16;

    public string Of(GenerationId id) => $"{address.Url}{ReplicateFeature.Prefix}/predictions/{id.Text}/stream?sig={Sign(id)}";

    /// <summary>Whether we signed the link, compared in constant time.</summary>
    public bool Verify(GenerationId id, string? signature) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(id)), Encoding.UTF8.GetBytes(signature ?? ""));

    private string Sign(GenerationId id) => Base64Url.EncodeToString(HMACSHA256.HashData(
        secret.Value, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"prediction stream {id.Value}"))).AsSpan(0, SignatureBytes));
}
