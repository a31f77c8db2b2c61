using Tessera.Media;
using Tessera.Sandbox;
using Tessera.Server.Configuration;
using Tessera.Server.Periodic;

namespace Tessera.Server.Providers;

internal static class ProvidersFeature
{
    public static IServiceCollection AddProviders(this IServiceCollection services)
    {
        services.AddTesseraOptions<SandboxOptions>(SandboxOptions.Section);
        services.AddTesseraOptions<ProvidersOptions>(ProvidersOptions.Section);
        services.AddTesseraOptions<ProviderTimeouts>(ProviderTimeouts.Section);
        services.AddTesseraOptions<RoutingOptions>(RoutingOptions.Section);
        services
            .AddSingleton<ProviderHttp>()
            .AddSingleton<SandboxEmbeddings>()
            .AddSingleton(provider => new SandboxText(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<MemoryGate>()))
            .AddSingleton(provider => SandboxTasks.Create(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<MemoryGate>()))
            .AddSingleton<CredentialStore>()
            .AddSingleton<ProviderRoster>()
            .AddSingleton<ProviderRegistry>()
            .AddSingleton<EndingRoutes>()
            .AddSingleton<UnusableRoutes>()
            .AddSingleton<Failover>()
            .AddSingleton<ProviderInvoker>();
        // Before the services that run generations: those are registered later, and so start later.
        services.AddHostedService<LoadCredentials>();
        services.AddPeriodicTask<ReloadCredentials>();
        return services;
    }
}
