using Tessera.Providers;

namespace Tessera.Server.Providers;

/// <summary>The credentials of the configuration, and those that people have in their environment by the vendors' names.</summary>
internal static class ConfiguredCredentials
{
    /// <summary>The name of a provider's one configured credential.</summary>
    public const string OfConfiguration = "config";

    /// <summary>The name of a provider's credential from the environment.</summary>
    public const string OfEnvironment = "env";

    public static IEnumerable<ProviderCredential> Of(ProvidersOptions configured, IConfiguration environment) =>
        BuiltInProviders.All.SelectMany(provider => Of(provider, configured.GetValueOrDefault(provider.Name), environment));

    // Tessera's own settings win. The vendor's variables fill in what they leave out: a key for an address, or the reverse.
    private static IEnumerable<ProviderCredential> Of(BuiltInProvider provider, ProviderOptions? configured, IConfiguration environment)
    {
        if (configured is { Keys: { Count: > 0 } keys })
        {
            return keys.Select((key, index) => new ProviderCredential(provider.Name, key.Name ?? $"{OfConfiguration}-{index + 1}", CredentialSource.Configuration)
            {
                BaseUrl = Given(key.BaseUrl) ?? Given(configured.BaseUrl),
                Secret = Given(key.ApiKey),
                Weight = key.Weight,
                Concurrency = key.Concurrency ?? configured.Concurrency,
            });
        }

        var own = Given(configured?.ApiKey) ?? Given(configured?.BaseUrl);
        var secret = Given(configured?.ApiKey) ?? First(environment, provider.KeyNames);
        var address = Given(configured?.BaseUrl) ?? provider.ReadAddress(First(environment, provider.AddressNames));
        if (secret is null && address is null)
        {
            return [];
        }

        return
        [
            own is null
                ? new ProviderCredential(provider.Name, OfEnvironment, CredentialSource.Environment) { BaseUrl = address, Secret = secret, Concurrency = configured?.Concurrency }
                : new ProviderCredential(provider.Name, OfConfiguration, CredentialSource.Configuration) { BaseUrl = address, Secret = secret, Concurrency = configured?.Concurrency },
        ];
    }

    private static string? First(IConfiguration environment, IReadOnlyList<string> names) =>
        names.Select(name => Given(environment[name])).FirstOrDefault(value => value is not null);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
