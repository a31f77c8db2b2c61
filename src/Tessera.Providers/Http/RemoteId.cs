namespace Tessera.Providers.Http;

/// <summary>A vendor's job ID.</summary>
internal static class RemoteId
{
    /// <summary>Whether it can be used in a path unescaped, so that it cannot lead to another path.</summary>
    public static bool IsSafe(string? id) =>
        id is { Length: > 0 and <= 200 } && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
}
