using Tessera.Server.Http;
using Tessera.Server.Periodic;

namespace Tessera.Server.Generations;

internal static class GenerationsFeature
{
    public static IServiceCollection AddGenerations(this IServiceCollection services)
    {
        services.AddTesseraOptions<TaskOptions>(TaskOptions.Section);
        services
            .AddSingleton<GenerationStore>()
            .AddSingleton<GenerationReader>()
            .AddSingleton<PlanPeriods>()
            .AddSingleton<AdmitGeneration>()
            .AddSingleton<SettleGeneration>()
            .AddSingleton<Endings>()
            .AddSingleton<TaskLeases>()
            .AddSingleton<HeldLeases>()
            .AddSingleton<RunText>()
            .AddSingleton<TaskCalls>()
            .AddSingleton<TaskPolling>()
            .AddSingleton<CollectResult>()
            .AddSingleton<RunTask>()
            .AddSingleton<CancelGeneration>()
            .AddSingleton<DeleteGeneration>()
            .AddSingleton<TaskRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<TaskRunner>());
        services.AddPeriodicTask<RenewLeases>();
        services.AddPeriodicTask<RemoveExpiredFiles>();
        return services;
    }
}
