namespace Tessera.Providers.Http;

/// <summary>A credential that is to stand in a header.</summary>
internal static class HeaderKey
{
    /// <summary>The key, or null where none is given.</summary>
    /// <exception cref="FormatException">It cannot stand in a header.</exception>
    public static string? Checked(string? key) =>
        string.IsNullOrEmpty(key) ? null
        : key.All(letter => letter is > ' ' and < '\x7f') ? key
        : throw new FormatException("The provider key has characters that cannot stand in a header.");
}
