using System.Security.Cryptography;
using System.Text;

namespace Tessera.Server.Idempotency;

/// <summary>
/// Encrypts a stored reply with a key derived from the caller's idempotency key, of which the database holds only the hash: a
/// reply may contain a secret that is shown once, and a copy of the database must not reveal it. It is as strong as the
/// idempotency key is hard to guess; a UUID is.
/// </summary>
internal static class ReplyEncryption
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public static byte[] Close(IdempotentCall call, ReadOnlySpan<byte> body)
    {
        var box = new byte[NonceBytes + TagBytes + body.Length];
        var nonce = box.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = Cipher(call);
        cipher.Encrypt(nonce, body, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes));
        return box;
    }

    public static byte[] Open(IdempotentCall call, ReadOnlySpan<byte> box)
    {
        var body = new byte[box.Length - NonceBytes - TagBytes];
        using var cipher = Cipher(call);
        cipher.Decrypt(box[..NonceBytes], box[(NonceBytes + TagBytes)..], box.Slice(NonceBytes, TagBytes), body);
        return body;
    }

    private static AesGcm Cipher(IdempotentCall call)
    {
        var place = Encoding.UTF8.GetBytes($"{call.Id.Account} {call.Id.IsTest} {call.Id.Route}");
        return new AesGcm(HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(call.Key.Text), 32, info: place), TagBytes);
    }
}
