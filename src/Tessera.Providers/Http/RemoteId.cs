namespace Tessera.Providers.Http;

/// <summary>A number a vendor gave its work.</summary>
internal static class RemoteId
{
    /// <summary>Whether it can stand in a path as it is, and so cannot lead to another one.</summary>
    public static bool IsSafe(string? id) =>
        id is { Length: > 0 and <= 200 } && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
}
