using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Tessera.Providers.OpenAi;

/// <summary>
/// The caller's <c>user</c> for vendors that require an identifier of at most 64 plain characters: OpenAI's
/// <c>safety_identifier</c>, DeepSeek's <c>user_id</c>.
/// https://platform.openai.com/docs/guides/safety-best-practices#safety-identifiers
/// </summary>
internal static class OpenAiUser
{
    private const int MaxLength = 64;

    /// <summary>The user, unchanged if it is short and plain, otherwise its SHA-256, so that it stays the same for each user.</summary>
    public static JsonElement ToWire(JsonElement user)
    {
        var name = user.ValueKind is JsonValueKind.String ? user.GetString() ?? "" : user.GetRawText();
        var isPlain = name.Length is > 0 and <= MaxLength && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-');
        return isPlain ? user : JsonElement.Parse($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))}\"");
    }
}
