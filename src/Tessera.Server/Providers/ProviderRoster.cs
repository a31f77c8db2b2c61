using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using Tessera.Providers;
using Tessera.Server.Configuration;

namespace Tessera.Server.Providers;

/// <summary>
/// Every credential there is now, those of the configuration and those stored, as one snapshot that is replaced whole.
/// An unchanged credential is kept as it is: its slots, its breaker and its cool-down survive a reload.
/// </summary>
internal sealed class ProviderRoster(
    IOptions<ProvidersOptions> configured,
    IConfiguration environment,
    IOptions<RoutingOptions> routing,
    CredentialStore store,
    ProviderHttp http,
    TimeProvider time,
    ILogger<CredentialGate> logger)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, RetryBudget> _budgets = new(StringComparer.Ordinal);

    // By provider and name: the counts survive a change of the credential, and leave with the process.
    private readonly Dictionary<(string Provider, string Name), CredentialTraffic> _traffic = [];
    private Snapshot? _now;

    /// <summary>The credentials now.</summary>
    public Snapshot Now => Volatile.Read(ref _now) ?? Replace([]);

    /// <summary>Refuses a configuration with a credential that cannot be used.</summary>
    /// <exception cref="ConfigurationException">It does; all of them are listed.</exception>
    public void CheckConfigured()
    {
        List<string> problems =
        [
            .. from credential in ConfiguredCredentials.Of(configured.Value, environment)
               let found = BuiltInProviders.Find(credential.Provider)?.ProblemOf(credential.BaseUrl, credential.Secret)
               where found is not null
               select $"The provider {credential} of the {credential.Source.ToString().ToLowerInvariant()} cannot be used: {found.Value.Problem}.",
        ];
        if (problems.Count > 0)
        {
            throw new ConfigurationException(problems);
        }
    }

    /// <summary>Takes up what was stored, changed or removed since, here or by another node.</summary>
    public async Task ReloadAsync(CancellationToken ct)
    {
        var stored = await store.ListAsync();
        ct.ThrowIfCancellationRequested();
        Replace(stored);
    }

    /// <summary>A stored credential as it will serve after the next reload; null when it cannot be used.</summary>
    public ServingCredential? Prepare(ProviderCredential credential)
    {
        lock (_lock)
        {
            return Create_NeedsLock(credential);
        }
    }

    private Snapshot Replace(IReadOnlyList<ProviderCredential> stored)
    {
        lock (_lock)
        {
            var before = _now;
            var wanted = ConfiguredCredentials.Of(configured.Value, environment).Concat(stored)
                .DistinctBy(credential => (credential.Provider, credential.Name)).ToList();
            if (before is not null && wanted.SequenceEqual(before.All.Select(serving => serving.Credential)))
            {
                return before;
            }

            var all = wanted.Select(credential => before?.All.FirstOrDefault(old => old.Credential == credential) ?? Create_NeedsLock(credential)).OfType<ServingCredential>();
            var now = new Snapshot([.. all], wanted.Count > 0);
            Volatile.Write(ref _now, now);
            return now;
        }
    }

    // The configuration is checked at start and the table when it is written; rows that something else wrote are skipped.
    private ServingCredential? Create_NeedsLock(ProviderCredential credential)
    {
        if (BuiltInProviders.Find(credential.Provider) is not { } provider
            || provider.ProblemOf(credential.BaseUrl, credential.Secret) is not null
            || provider.AddressOf(credential.BaseUrl) is not { } address)
        {
            return null;
        }

        if (!_budgets.TryGetValue(provider.Name, out var budget))
        {
            budget = new RetryBudget(routing.Value.RetryBudgetPercent);
            _budgets.Add(provider.Name, budget);
        }

        if (!_traffic.TryGetValue((provider.Name, credential.Name), out var traffic))
        {
            traffic = new CredentialTraffic(time);
            _traffic.Add((provider.Name, credential.Name), traffic);
        }

        var connectors = provider.Create(http.For(provider, address), address, credential.Secret);
        if (provider.IsTextOnlyElsewhere && !provider.IsUsual(address) && configured.Value.GetValueOrDefault(provider.Name) is not { Pictures: true })
        {
            connectors = connectors with { Tasks = null };
        }

        return new ServingCredential(credential, provider, connectors, new CredentialGate(credential, traffic, routing.Value, time, logger), budget, http.FilesOf(address));
    }

    /// <summary>The credentials at one moment.</summary>
    internal sealed class Snapshot(IReadOnlyList<ServingCredential> all, bool hasProvider)
    {
        private readonly FrozenDictionary<string, CredentialPool> _byProvider = all
            .GroupBy(credential => credential.Credential.Provider, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => new CredentialPool([.. group]), StringComparer.Ordinal);

        public IReadOnlyList<ServingCredential> All => all;

        /// <summary>Those of one provider, of one name, or both; all where neither is given.</summary>
        public IEnumerable<ServingCredential> Matching(string? provider, string? name) => all.Where(serving =>
            (provider is null || string.Equals(serving.Credential.Provider, provider, StringComparison.OrdinalIgnoreCase))
            && (name is null || serving.Credential.Name == name));

        /// <summary>Whether there is a credential at all: one that is disabled or cannot be opened counts too.</summary>
        public bool HasProvider => hasProvider;

        /// <summary>The credentials of a provider; null when it has none.</summary>
        public CredentialPool? Of(string provider) => _byProvider.GetValueOrDefault(provider);
    }
}
