using System.Security.Cryptography;
using System.Text;
using Tessera.Server.Accounts;
using Tessera.Server.Storage;

namespace Tessera.Server.Setup;

/// <summary>
/// The code that the server prints when it starts and that proves that the caller operates it. All nodes have the same, and it
/// stays the same until the set-up is done, when it is worth nothing.
/// </summary>
internal sealed class SetupCode(SecretStore secrets, Database database)
{
    private const string Name = "set-up";
    private const int Length = 12;

    // Without letters and digits that are mistaken for each other. 60 bits in all.
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The code to print; null when the installation is set up.</summary>
    public async Task<string?> PendingAsync() =>
        (await database.ReadAsync(OwnerAccount.GetStateAsync)).IsRequired ? string.Join('-', (await ReadAsync()).Chunk(4).Select(part => new string(part))) : null;

    /// <summary>Whether this is the code, in any spelling of its letters and with or without its dashes.</summary>
    public async Task<bool> IsAsync(string given)
    {
        var plain = new string([.. given.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);
        var code = await ReadAsync();
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(plain), Encoding.ASCII.GetBytes(code));
    }

    private async Task<string> ReadAsync() =>
        Encoding.ASCII.GetString(await secrets.GetOrAddAsync(Name, Encoding.ASCII.GetBytes(RandomNumberGenerator.GetString(Letters, Length))));
}
