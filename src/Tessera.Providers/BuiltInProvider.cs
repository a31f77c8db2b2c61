namespace Tessera.Providers;

/// <summary>A vendor Tessera can speak to.</summary>
/// <param name="Name">Its name in the catalogue's routes, in the configuration and in stored generations.</param>
/// <param name="UsualAddress">Where its API is; null for a server that the operator runs, whose address must be given.</param>
/// <param name="KeyNames">The environment variables in which people keep its key; the first that is set wins.</param>
/// <param name="AddressNames">The environment variables that move its address.</param>
/// <param name="Create">Makes its connectors for one credential from an HTTP client, its address and its key.</param>
public sealed record BuiltInProvider(
    string Name,
    Uri? UsualAddress,
    IReadOnlyList<string> KeyNames,
    IReadOnlyList<string> AddressNames,
    Func<HttpClient, Uri, string?, Connectors> Create)
{
    /// <summary>
    /// Other hosts of the vendor that its own replies name and that must be sent the credential; <c>*.</c> stands for one
    /// label or more before it. They count only at the usual address: another address is another vendor.
    /// </summary>
    public IReadOnlyList<string> MoreHosts { get; init; } = [];

    /// <summary>What its task connector makes; a catalogue model of another kind is not served by it.</summary>
    public IReadOnlyList<TaskKind> Media { get; init; } = [TaskKind.Image];

    /// <summary>Whether at any but the usual address it makes texts only, unless its operator says otherwise.</summary>
    public bool IsTextOnlyElsewhere { get; init; }

    /// <summary>
    /// What is added to an address of the environment that has no path: <c>OLLAMA_HOST</c> is <c>127.0.0.1:11434</c>.
    /// </summary>
    public string HostPath { get; init; } = "";

    /// <summary>Where its API is for a credential; null when it has no usual address and none is given.</summary>
    public Uri? AddressOf(string? given) =>
        (given ?? UsualAddress?.AbsoluteUri) is { } address ? new Uri(address.TrimEnd('/') + "/") : null;

    /// <summary>Whether an address is at its usual host.</summary>
    public bool IsUsual(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return UsualAddress?.IdnHost == address.IdnHost;
    }

    /// <summary>An address of the environment, which may lack its scheme.</summary>
    public string? ReadAddress(string? text) => text is null
        ? null
        : text.Contains("://", StringComparison.Ordinal) ? text : $"http://{text.TrimEnd('/')}{HostPath}";

    /// <summary>What is wrong with an address and a key for it, and with which member; null when both can be used.</summary>
    public (string Member, string Problem)? ProblemOf(string? given, string? key)
    {
        if (given is not null && !(Uri.TryCreate(given, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", UserInfo: "", Query: "", Fragment: "" }))
        {
            return ("base_url", "its address must be http:// or https://, without a user, a query or a fragment");
        }

        if (given is null && UsualAddress is null)
        {
            return ("base_url", "it has no usual address: its base URL must be given");
        }

        if (key is null)
        {
            // A server that the operator runs, or a relay of a vendor, may ask for none.
            return given is null ? ("key", "it needs a key") : null;
        }

        return HeaderKey.IsValid(key) ? null : ("key", "its key has characters that cannot stand in a header");
    }
}
