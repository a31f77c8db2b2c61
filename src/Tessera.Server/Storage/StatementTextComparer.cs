namespace Tessera.Server.Storage;

/// <summary>
/// Compares the texts of statements. Ordinal hashing reads all of a text, here up to a thousand characters for each
/// execution; the length and a few characters distinguish the hundred statements of the server as well.
/// </summary>
internal sealed class StatementTextComparer : IEqualityComparer<string>
{
    public static StatementTextComparer Comparer { get; } = new();

    public bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal);

    public int GetHashCode(string text)
    {
        var length = text.Length;
        return length == 0 ? 0 : HashCode.Combine(length, text[length / 4], text[length / 2], text[length * 3 / 4], text[length - 1]);
    }
}
