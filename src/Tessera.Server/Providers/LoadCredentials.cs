namespace Tessera.Server.Providers;

/// <summary>Loads the credentials before the first call. One in the configuration that cannot be used stops the start.</summary>
internal sealed class LoadCredentials(ProviderRoster roster) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        roster.CheckConfigured();
        return roster.ReloadAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
