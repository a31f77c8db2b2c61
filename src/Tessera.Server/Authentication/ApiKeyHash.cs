using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Tessera.Server.Authentication;

/// <summary>The SHA-256 of a key, under which it is stored and looked up. Compared in constant time.</summary>
internal readonly record struct ApiKeyHash(UInt128 High, UInt128 Low)
{
    /// <summary>The hash of a well-formed key.</summary>
    public static ApiKeyHash Of(ReadOnlySpan<char> key)
    {
        Span<byte> ascii = stackalloc byte[ApiKeyFormat.Length];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(ascii[..Encoding.ASCII.GetBytes(key, ascii)], hash);
        return FromBytes(hash);
    }

    public static ApiKeyHash FromBytes(ReadOnlySpan<byte> hash) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));

    public byte[] ToBytes()
    {
        var bytes = new byte[SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(16), Low);
        return bytes;
    }

    // No early exit: the time taken must not reveal how much of a guess matched.
    public bool Equals(ApiKeyHash other) => ((High ^ other.High) | (Low ^ other.Low)) == 0;

    public override int GetHashCode() => (int)(uint)(Low & uint.MaxValue);
}
