using Microsoft.Extensions.Options;
using Tessera.Server.Artifacts;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;
using Tessera.Server.OpenApi;
using Tessera.Server.Webhooks;

namespace Tessera.Server.Dialects.Replicate;

/// <summary>Replicate's API, for its clients.</summary>
internal static class ReplicateFeature
{
    public const string Prefix = "/replicate/v1";

    public static Dialect Dialect { get; } = new(ReplicateDocument.Document)
    {
        Add = Add,
        Map = Map,
        ErrorForms = [new("/replicate", ReplicateErrors.Form)],
    };

    private static void Add(IServiceCollection services) => services
        .AddSingleton<ReplicateModels>()
        .AddSingleton<PredictionStreamLinks>()
        .AddSingleton<PredictionReplies>()
        .AddSingleton<PredictionStreams>()
        .AddSingleton<ReplicateFiles>()
        .AddSingleton<LiveTexts>()
        .AddHostedService(provider => provider.GetRequiredService<LiveTexts>())
        .AddSingleton<IWebhookForm, PredictionWebhookForm>()
        .AddSingleton<CreatePrediction>();

    private static void Map(IEndpointRouteBuilder routes)
    {
        const string Model = $"{Prefix}/models/{{owner}}/{{name}}";
        var generate = routes.MapGroup("").WithTags("Predictions").RequireCaller(KeyScopes.Generate);
        generate.MapPost($"{Prefix}/predictions", CreatePrediction.Handle).WithName(nameof(CreatePrediction)).AcceptsIdempotencyKey(Replay.OfAny<PredictionReplies>(CreatePrediction.ReplayAsync));
        generate.MapPost($"{Model}/predictions", CreatePrediction.HandleOfModel).WithName("CreatePredictionOfModel").AcceptsIdempotencyKey(Replay.OfAny<PredictionReplies>(CreatePrediction.ReplayAsync));
        generate.MapPost($"{Prefix}/predictions/{{id}}/cancel", CancelPrediction.Handle).WithName(nameof(CancelPrediction));

        var read = routes.MapGroup(Prefix).WithTags("Predictions").RequireCaller(KeyScopes.Read);
        read.MapGet("/predictions", ListPredictions.Handle).WithName(nameof(ListPredictions));
        read.MapGet("/predictions/{id}", GetPrediction.Handle).WithName(nameof(GetPrediction));
        routes.MapGet($"{Prefix}/predictions/{{id}}/stream", StreamPrediction.Handle).WithName(nameof(StreamPrediction)).WithTags("Predictions")
            .WithMetadata(new ReplyMetadata(null));

        var models = routes.MapGroup("").WithTags("Models").RequireCaller(KeyScopes.Read);
        models.MapGet($"{Prefix}/models", ReadReplicateModels.List).WithName("ListReplicateModels");
        models.MapGet(Model, ReadReplicateModels.Get).WithName("GetReplicateModel");
        models.MapGet($"{Model}/versions", ReadReplicateModels.ListVersions).WithName("ListReplicateVersions");
        models.MapGet($"{Model}/versions/{{version}}", ReadReplicateModels.GetVersion).WithName("GetReplicateVersion");

        var limits = routes.ServiceProvider.GetRequiredService<IOptions<ArtifactOptions>>().Value;
        routes.MapPost($"{Prefix}/files", CreateReplicateFile.Handle).WithName(nameof(CreateReplicateFile)).WithTags("Files").RequireCaller(KeyScopes.Generate)
            .DisableAntiforgery().TakesFile(CreateReplicateFile.Member, limits.MaxUploadBytes);
        var files = routes.MapGroup($"{Prefix}/files").WithTags("Files");
        files.MapGet("", ReplicateFiles.List).WithName("ListReplicateFiles").RequireCaller(KeyScopes.Read);
        files.MapGet("/{id}", ReplicateFiles.Get).WithName("GetReplicateFile").RequireCaller(KeyScopes.Read);
        files.MapDelete("/{id}", ReplicateFiles.Delete).WithName("DeleteReplicateFile").RequireCaller(KeyScopes.Generate);
        routes.MapGet($"{Prefix}/webhooks/default/secret", GetDefaultSecret.Handle).WithName("GetReplicateWebhookSecret").WithTags("Webhooks").RequireCaller(KeyScopes.Manage);
    }
}
