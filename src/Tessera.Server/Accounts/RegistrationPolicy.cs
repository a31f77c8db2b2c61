using System.Net;
using Microsoft.Extensions.Options;
using Tessera.Server.Authentication;
using Tessera.Server.Providers;

namespace Tessera.Server.Accounts;

/// <summary>Whether registration is open, and how many accounts one network may create.</summary>
internal sealed class RegistrationPolicy(IOptions<AccountOptions> options, ProviderRegistry providers, FixedWindowCounters counts)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    public bool AreOpen => options.Value.Registration switch
    {
        RegistrationMode.Open => true,
        RegistrationMode.Closed => false,
        _ => !providers.HasProvider,
    };

    /// <summary>
    /// Counts a registration attempt, successful or not; when the network is at its limit, returns how long it must wait.
    /// </summary>
    public TimeSpan? TryBegin(IPAddress? from) =>
        counts.TryAdd(ClientNetworks.Of(from).Limits("registration", options.Value.RegistrationsPerNetwork, Window));
}
