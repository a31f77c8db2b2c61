using Microsoft.Extensions.Options;
using Tessera.Server.Artifacts;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Dialects.V2.Balance;
using Tessera.Server.Dialects.V2.Generations;
using Tessera.Server.Dialects.V2.History;
using Tessera.Server.Dialects.V2.Models;
using Tessera.Server.Dialects.V2.Replies;
using Tessera.Server.Dialects.V2.Usage;
using Tessera.Server.Dialects.V2.Workspaces;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;
using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects.V2;

/// <summary>Tessera's own API: one endpoint for every kind of result, and what belongs to it.</summary>
internal static class V2Feature
{
    private const long MaxPriceRequestBytes = 1_000_000;

    public static Dialect Dialect { get; } = new(V2Document.Document) { Add = Add, Map = Map };

    private static void Add(IServiceCollection services) => services
        .AddSingleton<GenerationLinks>()
        .AddSingleton<GenerationReplies>()
        .AddSingleton<ListedGenerations>()
        .AddSingleton<OwnWorkspaces>()
        .AddSingleton<Generate>()
        .AddSingleton<GetGeneration>()
        .AddSingleton<GenerationEvents>()
        .AddSingleton<Transcribe>();

    /// <summary>From here on replies to authenticated callers carry the plan's limits; put it after the callers are known.</summary>
    public static void UseRateLimitHeaders(this IApplicationBuilder app) => app.UseMiddleware<RateLimitHeaders>();

    private static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGenerations();
        routes.MapModels();
        routes.MapBalanceAndHistory();
        routes.MapOwnWorkspaces();
    }

    private static void MapGenerations(this IEndpointRouteBuilder routes)
    {
        var limits = routes.ServiceProvider.GetRequiredService<IOptions<ArtifactOptions>>().Value;
        var generate = routes.MapGroup("/api/v2").WithTags("Generations").RequireCaller(KeyScopes.Generate);
        generate.MapPost("/generate", Generate.Handle).WithName(nameof(Generate)).WithMetadata(new ReplyMetadata(typeof(GenerateReply)))
            .AcceptsIdempotencyKey(Replay.OfEnded<GenerationReplies>(ReplayGeneration.ReplyAsync));
        generate.MapPost("/generate/stream", GenerateStream.Handle).WithName(nameof(GenerateStream)).WithMetadata(new ReplyMetadata(null))
            .AcceptsIdempotencyKey(Replay.OfEnded<GenerationReplies>(ReplayGeneration.ReplyAsync));
        generate.MapPost("/stt", Transcribe.Handle).WithName(nameof(Transcribe)).DisableAntiforgery().WithMetadata(new ReplyMetadata(typeof(UnifiedReply)))
            .TakesFile(Transcribe.Member, limits.MaxUploadBytes)
            .AcceptsIdempotencyKey(Replay.OfEnded<GenerationReplies>(ReplayGeneration.ReplyAsync), FormFilePart.MaxBytes(limits.MaxUploadBytes));
        generate.MapPost("/generate/{id}/cancel", CancelGeneration.Handle).WithName(nameof(CancelGeneration)).WithMetadata(new ReplyMetadata(typeof(GenerationReply)));
        generate.MapDelete("/generate/{id}", DeleteGeneration.Handle).WithName(nameof(DeleteGeneration));

        var read = routes.MapGroup("/api/v2").WithTags("Generations").RequireCaller(KeyScopes.Read);
        read.MapGet("/generate/{id}", GetGeneration.Handle).WithName(nameof(GetGeneration)).WithMetadata(new ReplyMetadata(typeof(GenerationReply)));
        read.MapGet("/generate/{id}/events", FollowGeneration.Handle).WithName(nameof(FollowGeneration)).WithMetadata(new ReplyMetadata(null));
        read.MapGet("/generate/{id}/attempts", ListAttempts.Handle).WithName(nameof(ListAttempts));
        read.MapGet("/generate/status/{id}", GetGeneration.Handle).WithName("GetGenerationStatus").WithMetadata(new ReplyMetadata(typeof(GenerationReply)));
    }

    private static void MapModels(this IEndpointRouteBuilder routes)
    {
        var models = routes.MapGroup("/api/v2/models").WithTags("Models");
        models.MapGet("", ListModels.Handle).WithName(nameof(ListModels));
        models.MapGet("/stats", ListModelStats.Handle).WithName(nameof(ListModelStats)).RequireCaller(KeyScopes.Read);
        models.MapGet("/{slug}", GetModel.Handle).WithName(nameof(GetModel));
        models.MapPost("/{slug}/calculate-price", CalculatePrice.Handle).WithName(nameof(CalculatePrice))
            .WithMetadata(new BodyLimit(MaxPriceRequestBytes));
    }

    private static void MapBalanceAndHistory(this IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("/api/v2").WithTags("Balance and history").RequireCaller(KeyScopes.Read);
        routes.MapGet("/api/v2/plans", ListPlans.Handle).WithName(nameof(ListPlans)).WithTags("Balance and history");
        own.MapGet("/balance", GetBalance.Handle).WithName(nameof(GetBalance));
        own.MapGet("/user/balance", GetUserBalance.Handle).WithName(nameof(GetUserBalance));
        own.MapGet("/user/transactions", ListTransactions.Handle).WithName(nameof(ListTransactions));
        own.MapGet("/user/usage", GetUsage.Handle).WithName(nameof(GetUsage)).WithMetadata(new ReplyMetadata(typeof(UsageReply)));
        own.MapGet("/user/history", ListHistory.Handle).WithName(nameof(ListHistory));
    }
}
