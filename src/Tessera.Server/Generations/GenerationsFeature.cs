using Tessera.Server.Configuration;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Generations.Embeddings;
using Tessera.Server.Generations.History;
using Tessera.Server.Generations.Jobs;
using Tessera.Server.Generations.Outcome;
using Tessera.Server.Generations.Text;
using Tessera.Server.Generations.Usage;
using Tessera.Server.Periodic;

namespace Tessera.Server.Generations;

internal static class GenerationsFeature
{
    public static IServiceCollection AddGenerations(this IServiceCollection services, ServerRoles roles)
    {
        services.AddTesseraOptions<JobOptions>(JobOptions.Section);
        services.AddTesseraOptions<AllowanceOptions>(AllowanceOptions.Section);
        services
            .AddSingleton<GenerationNumbers>()
            .AddSingleton<GenerationWebhooks>()
            .AddSingleton<GenerationAdmissions>()
            .AddSingleton<Allowances>()
            .AddSingleton<DrawnGenerations>()
            .AddSingleton<GenerationStore>()
            .AddSingleton<PlanPeriods>()
            .AddSingleton<AdmitGeneration>()
            .AddSingleton<RunText>()
            .AddSingleton<RunEmbeddings>()
            .AddSingleton<JobLeases>()
            .AddSingleton<RunningGenerations>()
            .AddSingleton<JobClock>()
            .AddSingleton<RetryUntilDeadline>()
            .AddSingleton<FileRetention>()
            .AddSingleton<JobFiles>()
            .AddSingleton<GenerationJob>()
            .AddSingleton<CompletionNotifier>()
            .AddSingleton<WaitForGeneration>()
            .AddSingleton<GenerationCancellation>()
            .AddSingleton<Batches>()
            .AddSingleton<GenerationReader>()
            .AddSingleton<PollCache>()
            .AddSingleton<HistoryPages>()
            .AddSingleton<HistorySearch>()
            .AddSingleton<UsageReader>()
            .AddSingleton<ModelUsage>()
            .AddSingleton<FirstTokens>()
            .AddSingleton<GenerationFeeds>()
            .AddSingleton<GenerationMargins>()
            .AddSingleton<Conversations>()
            .AddSingleton<GenerationDeletion>();
        services.AddPeriodicTask<RenewLeases>().AddPeriodicTask<StopRevokedTexts>().AddPeriodicTask<CancelLate>().AddPeriodicTask<ReturnLoans>();
        return roles.Worker ? services.AddHostedService<JobRunner>().AddPeriodicTask<RemoveExpiredFiles>().AddPeriodicTask<SummarizeHistory>()
            .AddPeriodicTask<SummarizeUsage>().AddPeriodicTask<RemoveExpiredConversations>() : services;
    }
}
