using Microsoft.Extensions.Options;
using Tessera.Server.Artifacts;
using Tessera.Server.Artifacts.Uploads;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.Fal;

/// <summary>fal's API, for its clients: each of its hosts is a folder here.</summary>
internal static class FalFeature
{
    public const string Run = $"{Prefix}/run";
    public const string Queue = $"{Prefix}/queue";
    public const string Rest = $"{Prefix}/rest";

    private const string Prefix = "/fal";

    public static Dialect Dialect { get; } = new(FalDocument.Document)
    {
        Add = Add,
        Map = Map,
        ErrorForms = [new(Prefix, FalErrors.Form)],
    };

    private static void Add(IServiceCollection services) => services
        .AddSingleton<IStartupFilter, FalProxy>()
        .AddSingleton<ReadFalInput>()
        .AddSingleton<FalCalls>()
        .AddSingleton<FalReplies>()
        .AddSingleton<IWebhookForm, FalWebhookForm>()
        .AddSingleton<FalStatusStreams>()
        .AddSingleton<FalUploadLinks>()
        .AddSingleton<FalUploads>();

    private static void Map(IEndpointRouteBuilder routes)
    {
        var generate = routes.MapGroup("").RequireCaller(KeyScopes.Generate);
        generate.MapPost($"{Run}/{{**model}}", RunFal.Handle).WithName(nameof(RunFal)).WithTags("Models").AcceptsIdempotencyKey(Replay.OfAny<FalReplies>(ReplayFal.ReplyAsync));
        generate.MapPost($"{Queue}/{{**model}}", SubmitFal.Handle).WithName(nameof(SubmitFal)).WithTags("Queue").AcceptsIdempotencyKey(Replay.OfAny<FalReplies>(ReplayFal.ReplyAsync));

        const string Request = $"{Queue}/{{owner}}/{{alias}}/requests/{{id}}";
        generate.MapPut($"{Request}/cancel", CancelFal.Handle).WithName(nameof(CancelFal)).WithTags("Queue");
        var read = routes.MapGroup("").WithTags("Queue").RequireCaller(KeyScopes.Read);
        read.MapGet($"{Request}/status", GetFalStatus.Handle).WithName(nameof(GetFalStatus));
        read.MapGet($"{Request}/status/stream", StreamFalStatus.Handle).WithName(nameof(StreamFalStatus)).WithMetadata(new OpenApi.ReplyMetadata(null));
        read.MapGet(Request, GetFalResult.Handle).WithName(nameof(GetFalResult));

        generate.MapPost($"{Rest}/storage/upload/initiate", InitiateFalUpload.Handle).WithName(nameof(InitiateFalUpload)).WithTags("Files");
        generate.MapPost($"{Rest}/storage/upload/initiate-multipart", InitiateFalUpload.RefuseMultipart).ExcludeFromDescription();
        var limits = routes.ServiceProvider.GetRequiredService<IOptions<ArtifactOptions>>().Value;
        routes.MapPut($"{FalUploadLinks.Prefix}/{{file}}", PutFalUpload.Handle).ExcludeFromDescription()
            .TakesFile(UploadBody.Member, limits.MaxUploadBytes);
        routes.MapMethods(FalProxy.Route, [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Put], FalProxy.Refuse).ExcludeFromDescription();
    }
}
