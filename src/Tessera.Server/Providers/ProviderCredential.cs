namespace Tessera.Server.Providers;

/// <summary>An account at a provider: its address and its secret.</summary>
/// <param name="Provider">The provider's name.</param>
/// <param name="Name">Its own among that provider's; stored with the generations it serves.</param>
/// <param name="Source">Where it comes from.</param>
internal sealed record ProviderCredential(string Provider, string Name, CredentialSource Source)
{
    /// <summary>Its number where it is stored.</summary>
    public long? Id { get; init; }

    /// <summary>Null where the provider is at its usual address.</summary>
    public string? BaseUrl { get; init; }

    public string? Secret { get; init; }

    /// <summary>Its share of the provider's calls.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>How many calls may be in progress at once; null without a limit of ours.</summary>
    public int? Concurrency { get; init; }

    /// <summary>A disabled credential gets no new work; work in flight finishes.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The end of the secret, so that people can distinguish keys; null where that would show too much of it.</summary>
    public string? LastFour => LastFourOf(Secret);

    public static string? LastFourOf(string? secret) => secret is { Length: >= 16 } ? secret[^4..] : null;

    // A record prints its members: never this one's secret.
    public override string ToString() => $"{Provider}/{Name}";
}
