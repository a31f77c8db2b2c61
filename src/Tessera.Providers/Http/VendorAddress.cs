namespace Tessera.Providers.Http;

/// <summary>Where a vendor is: the part of every address that the operator configures.</summary>
internal sealed class VendorAddress(Uri address)
{
    private readonly string _root = address.AbsoluteUri.TrimEnd('/');

    /// <summary>The address of a path, which begins with a slash.</summary>
    public Uri At(string path) => new(_root + path);

    /// <summary>
    /// The link a vendor gave, when it leads to the very host that was configured; null otherwise, so that a credential
    /// never follows a link to another one.
    /// </summary>
    public Uri? Own(string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var given)
        && given.Scheme == address.Scheme && given.IdnHost == address.IdnHost && given.Port == address.Port && given.UserInfo.Length == 0
            ? given
            : null;
}
