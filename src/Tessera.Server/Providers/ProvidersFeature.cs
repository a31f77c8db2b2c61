using Tessera.Providers.Sandbox;
using Tessera.Server.Http;

namespace Tessera.Server.Providers;

internal static class ProvidersFeature
{
    public static IServiceCollection AddProviders(this IServiceCollection services)
    {
        services.AddTesseraOptions<SandboxOptions>(SandboxOptions.Section);
        services.AddTesseraOptions<ProvidersOptions>(ProvidersOptions.Section);
        services.AddTesseraOptions<ProviderTimeouts>(ProviderTimeouts.Section);
        return services
            .AddSingleton<ProviderHttp>()
            .AddSingleton(provider => new SandboxText(provider.GetRequiredService<TimeProvider>()))
            .AddSingleton(provider => SandboxTasks.Create(provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<ProviderRegistry>()
            .AddSingleton<ProviderInvoker>();
    }
}
