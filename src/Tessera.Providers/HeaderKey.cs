namespace Tessera.Providers;

/// <summary>Checks that a key can be sent in an HTTP header.</summary>
public static class HeaderKey
{
    /// <summary>Whether it is printable ASCII without spaces, so that it cannot end its header and start another.</summary>
    public static bool IsValid(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.All(letter => letter is > ' ' and < '\x7f');
    }
}
