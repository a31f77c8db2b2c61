using System.Security.Cryptography;
using Tessera.Server.Http;

namespace Tessera.Server.Artifacts;

/// <summary>
/// The secret behind every signed link: 32 random bytes in <c>data/secrets/links.key</c>, made at the first start. An
/// empty or short file stops the start, because an empty key verifies whatever anyone signs with an empty key.
/// </summary>
internal sealed class LinkSecret
{
    private const int Length = 32;

    private LinkSecret(byte[] value) => Value = value;

    public byte[] Value { get; }

    public static LinkSecret Open(string folder)
    {
        var file = Path.Combine(folder, "links.key");
        if (!File.Exists(file))
        {
            DurableFile.Write(file, file + ".new", RandomNumberGenerator.GetBytes(Length));
        }

        var value = File.ReadAllBytes(file);
        return value.Length == Length
            ? new LinkSecret(value)
            : throw new ConfigurationException(
                $"'{file}' holds {value.Length} bytes instead of {Length}. Put it back from a backup, or delete it: a new one is made and every link given out so far ends.");
    }
}
