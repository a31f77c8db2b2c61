using System.Security.Cryptography;
using Tessera.Server.Http;

namespace Tessera.Server.Artifacts;

/// <summary>
/// The secret behind every signed link: 32 random bytes in <c>data/secrets/links.key</c>, made at the first start, or
/// given by configuration, so that several servers know each other's links. An empty or short one stops the start,
/// because an empty key verifies whatever anyone signs with an empty key.
/// </summary>
internal sealed class LinkSecret
{
    private const int Length = 32;

    private LinkSecret(byte[] value) => Value = value;

    public byte[] Value { get; }

    /// <summary>The configured one, or the data folder's.</summary>
    public static LinkSecret Find(ArtifactOptions options, DataFolder data) =>
        options.LinkSecret is { } given ? new LinkSecret(Convert.FromBase64String(given)) : Open(data.Folder("secrets"));

    /// <summary>Whether a configured text is a secret of the right length.</summary>
    public static bool IsUsable(string base64)
    {
        Span<byte> value = stackalloc byte[Length + 1];
        return Convert.TryFromBase64String(base64, value, out var length) && length == Length;
    }

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
