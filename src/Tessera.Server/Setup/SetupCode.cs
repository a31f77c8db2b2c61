using System.Security.Cryptography;
using System.Text;
using Tessera.Server.Accounts;
using Tessera.Server.Authentication;
using Tessera.Server.Storage;

namespace Tessera.Server.Setup;

/// <summary>
/// The code that the server prints when it starts and that proves that the caller operates it. All nodes have the same, and it
/// stays the same until the set-up is done, when it becomes invalid.
/// </summary>
internal sealed class SetupCode(SecretStore secrets, Database database)
{
    private const string Name = "set-up";
    private const int Length = 12;

    /// <summary>The code to print; null when the installation is set up.</summary>
    public async Task<string?> PendingAsync() =>
        (await database.ReadAsync(OwnerAccount.GetStateAsync)).IsRequired ? TypedCode.Show(await ReadAsync()) : null;

    /// <summary>Whether this is the code, in any spelling of its letters and with or without its dashes.</summary>
    public async Task<bool> IsAsync(string given)
    {
        var plain = TypedCode.Read(given);
        var code = await ReadAsync();
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(plain), Encoding.ASCII.GetBytes(code));
    }

    private async Task<string> ReadAsync() =>
        Encoding.ASCII.GetString(await secrets.GetOrAddAsync(Name, Encoding.ASCII.GetBytes(TypedCode.New(Length))));
}
