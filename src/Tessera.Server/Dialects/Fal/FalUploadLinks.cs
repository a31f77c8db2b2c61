using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tessera.Server.Artifacts;
using Tessera.Server.Hosting;
using Tessera.Server.Ledger;

namespace Tessera.Server.Dialects.Fal;

/// <summary>
/// Links to which announced files are sent. fal's client sends no key to them, so the link is its own proof: it says whose file it
/// is, under which name it is stored, and until when.
/// </summary>
internal sealed class FalUploadLinks(LinkSecret secret, PublicAddress address, TimeProvider time)
{
    public const string Prefix = "/fal/storage";

    private const int SignatureBytes = 16;

    private static readonly TimeSpan ValidFor = TimeSpan.FromHours(1);

    public string Of(AccountId account, ArtifactKey file)
    {
        var expires = (time.GetUtcNow() + ValidFor).ToUnixTimeSeconds();
        return string.Create(
            CultureInfo.InvariantCulture, $"{address.Url}{Prefix}/{file.FileName}?account={account.Value}&expires={expires}&sig={Sign(file, account.Value, expires)}");
    }

    /// <summary>Whether we signed the link, compared in constant time, and it has not expired.</summary>
    public bool Verify(ArtifactKey file, PutFalUpload.Link link) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(file, link.Account, link.Expires)), Encoding.UTF8.GetBytes(link.Sig ?? ""))
        && time.GetUtcNow().ToUnixTimeSeconds() <= link.Expires;

    private string Sign(ArtifactKey file, long account, long expires) => Base64Url.EncodeToString(HMACSHA256.HashData(
        secret.Value, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"fal upload {file.FileName} {account} {expires}"))).AsSpan(0, SignatureBytes));
}
