using Tessera.Providers.Sandbox;
using Tessera.Server.Http;

namespace Tessera.Server.Providers;

internal static class ProvidersFeature
{
    public static IServiceCollection AddProviders(this IServiceCollection services)
    {
        services.AddTesseraOptions<SandboxOptions>(SandboxOptions.Section);
        services.AddTesseraOptions<ProvidersOptions>(ProvidersOptions.Section).PostConfigure<IConfiguration>(TakeUsualNames);
        services.AddTesseraOptions<ProviderTimeouts>(ProviderTimeouts.Section);
        return services
            .AddSingleton<ProviderHttp>()
            .AddSingleton(provider => new SandboxText(provider.GetRequiredService<TimeProvider>()))
            .AddSingleton(provider => SandboxTasks.Create(provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<ProviderRegistry>()
            .AddSingleton<ProviderInvoker>();
    }

    // What people have in their environment already; Tessera's own names win.
    private static void TakeUsualNames(ProvidersOptions providers, IConfiguration configuration)
    {
        var (key, address) = (configuration["OPENAI_API_KEY"], configuration["OPENAI_BASE_URL"]);
        if (string.IsNullOrEmpty(key) && string.IsNullOrEmpty(address))
        {
            return;
        }

        providers.TryAdd("openai", new ProviderOptions());
        providers["openai"].ApiKey ??= key;
        providers["openai"].BaseUrl ??= address;
    }
}
