using Tessera.Server.Http;
using Tessera.Server.Periodic;

namespace Tessera.Server.Generations;

internal static class GenerationsFeature
{
    public static IServiceCollection AddGenerations(this IServiceCollection services, ServerRoles roles)
    {
        services.AddTesseraOptions<TaskOptions>(TaskOptions.Section);
        services
            .AddSingleton<GenerationStore>()
            .AddSingleton<GenerationReader>()
            .AddSingleton<HistoryPages>()
            .AddSingleton<GenerationMargins>()
            .AddSingleton<PolledGenerations>()
            .AddSingleton<PlanPeriods>()
            .AddSingleton<AdmitGeneration>()
            .AddSingleton<SettleGeneration>()
            .AddSingleton<Endings>()
            .AddSingleton<WaitForGeneration>()
            .AddSingleton<TaskLeases>()
            .AddSingleton<HeldLeases>()
            .AddSingleton<RunText>()
            .AddSingleton<TaskCalls>()
            .AddSingleton<TaskPolling>()
            .AddSingleton<SubmitTask>()
            .AddSingleton<FollowTask>()
            .AddSingleton<TaskPatience>()
            .AddSingleton<FileKeeping>()
            .AddSingleton<CollectResult>()
            .AddSingleton<RunTask>()
            .AddSingleton<CancelGeneration>()
            .AddSingleton<DeleteGeneration>();
        services.AddPeriodicTask<RenewLeases>().AddPeriodicTask<StopRefusedTexts>();
        return roles.Worker ? services.AddHostedService<TaskRunner>().AddPeriodicTask<RemoveExpiredFiles>().AddPeriodicTask<SumUpHistory>() : services;
    }
}
