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
            .AddSingleton<GenerationMargins>()
            .AddSingleton<PolledGenerations>()
            .AddSingleton<PlanPeriods>()
            .AddSingleton<AdmitGeneration>()
            .AddSingleton<SettleGeneration>()
            .AddSingleton<Endings>()
            .AddSingleton<RunningTexts>()
            .AddSingleton<RunText>()
            .AddSingleton<TaskCalls>()
            .AddSingleton<TaskPolling>()
            .AddSingleton<SubmitTask>()
            .AddSingleton<FollowTask>()
            .AddSingleton<CollectResult>()
            .AddSingleton<RunTask>()
            .AddSingleton<CancelGeneration>()
            .AddSingleton<DeleteGeneration>()
            .AddSingleton<TaskRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<TaskRunner>());
        services.AddHostedService<RecoverGenerations>();
        services.AddPeriodicTask<RemoveExpiredFiles>();
        return services;
    }
}
