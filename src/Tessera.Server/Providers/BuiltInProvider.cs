using Tessera.Providers;

namespace Tessera.Server.Providers;

/// <summary>A vendor Tessera can speak to.</summary>
/// <param name="Name">Its name in the catalogue's routes and in the configuration.</param>
/// <param name="UsualAddress">Where its API is; null for a server of the operator's own, whose address must be given.</param>
/// <param name="KeyNames">The environment variables in which people have its key, the first that is set wins.</param>
/// <param name="AddressNames">The environment variables that move its address.</param>
/// <param name="Create">Makes its connectors for one credential: HTTP that goes to its hosts only, its address, its key.</param>
internal sealed record BuiltInProvider(
    string Name,
    string? UsualAddress,
    IReadOnlyList<string> KeyNames,
    IReadOnlyList<string> AddressNames,
    Func<HttpClient, Uri, string?, Connectors> Create)
{
    /// <summary>
    /// Other hosts of the vendor that its own replies name and that must be sent the credential; <c>*.</c> stands for any
    /// one label or more before it. They count only at the usual address: who moves the address moves the vendor.
    /// </summary>
    public IReadOnlyList<string> MoreHosts { get; init; } = [];

    /// <summary>What its task connector makes; a catalogue model of another kind is not served by it.</summary>
    public IReadOnlyList<TaskKind> Media { get; init; } = [TaskKind.Image];

    /// <summary>Whether at any but the usual address it makes texts only, unless its operator says otherwise.</summary>
    public bool IsTextsElsewhere { get; init; }

    /// <summary>
    /// What is added to an address of the environment that has no path: <c>OLLAMA_HOST</c> is <c>127.0.0.1:11434</c>.
    /// </summary>
    public string HostPath { get; init; } = "";

    /// <summary>Where its API is for a credential; null when it has no usual address and none is given.</summary>
    public Uri? AddressOf(string? baseUrl) => baseUrl is { } given
        ? new Uri(given.TrimEnd('/') + "/")
        : UsualAddress is { } usual ? new Uri(usual) : null;

    /// <summary>Whether an address is at its usual host.</summary>
    public bool IsUsual(Uri address) => UsualAddress is { } usual && new Uri(usual).IdnHost == address.IdnHost;

    /// <summary>An address of the environment, which may lack its scheme.</summary>
    public string? ReadAddress(string? text) => text is null
        ? null
        : text.Contains("://", StringComparison.Ordinal) ? text : $"http://{text.TrimEnd('/')}{HostPath}";

    /// <summary>What is wrong with a credential for it, and with which member; null when it can be used.</summary>
    public (string Member, string Problem)? ProblemOf(ProviderCredential credential)
    {
        if (credential.BaseUrl is { } given && !(Uri.TryCreate(given, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", UserInfo: "", Query: "", Fragment: "" }))
        {
            return ("base_url", "its address must be http:// or https://, without a user, a query or a fragment");
        }

        if (AddressOf(credential.BaseUrl) is null)
        {
            return ("base_url", "it has no usual address: its base URL must be given");
        }

        if (credential.Secret is null)
        {
            // A server of the operator's own, or a relay of a vendor, may ask for none.
            return credential.BaseUrl is null ? ("key", "it needs a key") : null;
        }

        return HeaderKey.IsValid(credential.Secret) ? null : ("key", "its key has characters that cannot stand in a header");
    }
}
