using Tessera.Server.Periodic;

namespace Tessera.Server.Providers;

/// <summary>Loads stored credentials before the first call, then reloads what other nodes change.</summary>
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
