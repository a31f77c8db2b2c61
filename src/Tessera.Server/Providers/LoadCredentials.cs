using Tessera.Server.Periodic;

namespace Tessera.Server.Providers;

/// <summary>Takes up stored credentials before the first call, and then what other nodes change.</summary>
internal sealed class LoadCredentials(ProviderRoster roster) : IHostedService, IPeriodicTask
{
    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public Task RunAsync(CancellationToken ct) => roster.ReloadAsync(ct);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        roster.CheckConfigured();
        return roster.ReloadAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
