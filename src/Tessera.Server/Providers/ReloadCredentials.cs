using Tessera.Server.Periodic;

namespace Tessera.Server.Providers;

/// <summary>Picks up the credentials that another node has changed.</summary>
internal sealed class ReloadCredentials(ProviderRoster roster) : IPeriodicTask
{
    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public Task RunAsync(CancellationToken ct) => roster.ReloadAsync(ct);
}
