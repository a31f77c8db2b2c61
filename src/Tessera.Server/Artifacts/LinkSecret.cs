using System.Security.Cryptography;
using Tessera.Server.Configuration;
using Tessera.Server.Storage;

namespace Tessera.Server.Artifacts;

/// <summary>
/// The secret that signs links: 32 random bytes, created at the first start and shared by all nodes. Another length stops the
/// start, because an empty key would verify anything that anyone signs with an empty key.
/// </summary>
internal sealed class LinkSecret
{
    private const string Name = "links";
    private const int Length = 32;

    private LinkSecret(byte[] value) => Value = value;

    public byte[] Value { get; }

    public static LinkSecret Open(SecretStore secrets)
    {
        var value = secrets.GetOrAddAsync(Name, RandomNumberGenerator.GetBytes(Length)).GetAwaiter().GetResult();
        return value.Length == Length
            ? new LinkSecret(value)
            : throw new ConfigurationException(
                $"The secret '{Name}' in the database holds {value.Length} bytes instead of {Length}. Restore it from a backup, or delete it (DELETE FROM secrets WHERE name = '{Name}'): a new one is created, and all existing links become invalid.");
    }
}
