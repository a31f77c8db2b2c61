namespace Tessera.Providers;

/// <summary>A vendor that Tessera has a connector for.</summary>
/// <param name="Name">Its name in the catalogue's routes, in the configuration and in stored generations.</param>
/// <param name="Title">Its name as its vendor writes it.</param>
/// <param name="UsualAddress">Its API's address; null for a server that the operator runs, whose address must be configured.</param>
/// <param name="KeyNames">The environment variables that usually hold its key; the first that is set is used.</param>
/// <param name="AddressNames">The environment variables that override its address.</param>
/// <param name="Create">Creates its connectors for one credential from an HTTP client, the address and the key.</param>
public sealed record BuiltInProvider(
    string Name,
    string Title,
    Uri? UsualAddress,
    IReadOnlyList<string> KeyNames,
    IReadOnlyList<string> AddressNames,
    Func<HttpMessageInvoker, Uri, string?, Connectors> Create)
{
    /// <summary>
    /// Other hosts of the vendor that its replies link to and that need the credential; <c>*.</c> stands for one
    /// or more labels. They apply only to the usual address: another address may be another vendor.
    /// </summary>
    public IReadOnlyList<string> MoreHosts { get; init; } = [];

    /// <summary>The kinds of media that its task connector can make.</summary>
    public IReadOnlyList<TaskKind> Media { get; init; } = [TaskKind.Image];

    /// <summary>Whether it serves text only at other than the usual address, unless configured otherwise.</summary>
    public bool IsTextOnlyElsewhere { get; init; }

    /// <summary>
    /// The path appended to an address from the environment that has none: <c>OLLAMA_HOST</c> is <c>127.0.0.1:11434</c>.
    /// </summary>
    public string HostPath { get; init; } = "";

    /// <summary>The API's address for a credential; null if there is no usual address and none is configured.</summary>
    public Uri? AddressOf(string? given) =>
        (given ?? UsualAddress?.AbsoluteUri) is { } address ? new Uri(address.TrimEnd('/') + "/") : null;

    /// <summary>Whether an address is on the vendor's usual host.</summary>
    public bool IsUsual(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return UsualAddress?.IdnHost == address.IdnHost;
    }

    /// <summary>An address from the environment, which may lack the scheme.</summary>
    public string? ReadAddress(string? text) => text is null
        ? null
        : text.Contains("://", StringComparison.Ordinal) ? text : $"http://{text.TrimEnd('/')}{HostPath}";

    /// <summary>The problem with an address or its key, and which of them has it; null if both are usable.</summary>
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
            // A server that the operator runs, or a relay, may require no key.
            return given is null ? ("key", "it needs a key") : null;
        }

        return HeaderKey.IsValid(key) ? null : ("key", "its key has characters that cannot stand in a header");
    }
}
