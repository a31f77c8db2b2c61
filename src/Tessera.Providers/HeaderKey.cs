namespace Tessera.Providers;

/// <summary>Which keys can be sent in an HTTP header.</summary>
public static class HeaderKey
{
    /// <summary>Whether it is printable ASCII without a blank, so that it cannot end its header and begin another.</summary>
    public static bool IsValid(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.All(letter => letter is > ' ' and < '\x7f');
    }
}
