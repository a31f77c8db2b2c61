using System.Buffers.Text;
using Tessera.Server.Storage;

namespace Tessera.Server.Authentication;

/// <summary>Encodes sealed bytes as the text of a token.</summary>
internal static class SealedText
{
    public static string Of(SecretProtection.Purpose purpose, byte[] content) => Base64Url.EncodeToString(purpose.Seal(content));

    /// <summary>The sealed bytes; null when the text does not decode to them.</summary>
    public static byte[]? TryOpen(SecretProtection.Purpose purpose, string text) =>
        Base64Url.IsValid(text) ? purpose.TryOpen(Base64Url.DecodeFromChars(text)) : null;
}
