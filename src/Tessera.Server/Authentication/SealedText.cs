using System.Buffers.Text;
using Tessera.Server.Storage;

namespace Tessera.Server.Authentication;

/// <summary>Sealed bytes as the text of a token.</summary>
internal static class SealedText
{
    public static string Of(SecretProtection.Purpose purpose, byte[] content) => Base64Url.EncodeToString(purpose.Seal(content));

    /// <summary>Null for any text that was not made so.</summary>
    public static byte[]? TryOpen(SecretProtection.Purpose purpose, string text) =>
        Base64Url.IsValid(text) ? purpose.TryOpen(Base64Url.DecodeFromChars(text)) : null;
}
