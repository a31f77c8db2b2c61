using System.Net;
using Microsoft.Extensions.Options;
using Tessera.Server.Authentication;
using Tessera.Server.Providers;
using Tessera.Server.Storage;

namespace Tessera.Server.Accounts;

/// <summary>Whether registration is open, and how many accounts one network may create.</summary>
internal sealed class RegistrationPolicy(IOptions<AccountOptions> options, Database database, ProviderRegistry providers, FixedWindowCounters counts)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    /// <summary>Read from the database each time, so that a change counts on every node at once.</summary>
    public async Task<RegistrationState> StateAsync()
    {
        var configured = options.Value.Registration;
        var isConfigured = configured is not RegistrationMode.Auto;
        var mode = isConfigured ? configured : await database.ReadAsync(RegistrationChoice.GetAsync);
        return new(mode, mode is RegistrationMode.Open || (mode is RegistrationMode.Auto && !providers.HasProvider), isConfigured);
    }

    /// <summary>
    /// Counts a registration attempt, successful or not; when the network is at its limit, returns how long it must wait.
    /// </summary>
    public TimeSpan? TryBegin(IPAddress? from) =>
        counts.TryAdd(ClientNetworks.Of(from).Limits("registration", options.Value.RegistrationsPerNetwork, Window));
}
