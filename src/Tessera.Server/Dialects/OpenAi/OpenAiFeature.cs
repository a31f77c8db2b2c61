using System.Globalization;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.OpenAi.Chat;
using Tessera.Server.Dialects.OpenAi.Embeddings;
using Tessera.Server.Dialects.OpenAi.Models;
using Tessera.Server.Dialects.OpenAi.Responses;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Idempotency;
using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects.OpenAi;

/// <summary>OpenAI's API, for its clients and for those that have taken over its form.</summary>
internal static class OpenAiFeature
{
    public const string Prefix = "/v1";
    public const string ModelsPath = $"{Prefix}/models";

    public static Dialect Dialect { get; } = new(OpenAiDocument.Document)
    {
        Add = Add,
        Map = Map,
        ErrorForms = [new(Prefix, OpenAiErrors.Form)],
    };

    private static void Add(IServiceCollection services) => services
        .AddSingleton<ReadChat>()
        .AddSingleton<CompleteChat>()
        .AddSingleton<ResponseHistory>()
        .AddSingleton<ReadResponse>()
        .AddSingleton<CreateResponse>()
        .AddSingleton<ReadEmbeddings>()
        .AddSingleton<CreateEmbeddings>()
        .AddOpenAiMedia();

    private static RequestLimitHeaders Limits { get; } = new(
        "x-ratelimit-limit-requests", "x-ratelimit-remaining-requests", "x-ratelimit-reset-requests", static (now, ends) => Duration(ends - now));

    private static void Map(IEndpointRouteBuilder all)
    {
        var routes = all.MapGroup("").WithMetadata(Limits);
        var read = routes.MapGroup(ModelsPath).WithTags("Models").RequireCaller(KeyScopes.Read);
        read.MapGet("", ListOpenAiModels.Handle).WithName(nameof(ListOpenAiModels));
        read.MapGet("/{**model}", GetOpenAiModel.Handle).WithName(nameof(GetOpenAiModel));

        var generate = routes.MapGroup(Prefix).RequireCaller(KeyScopes.Generate);
        generate.MapPost("/chat/completions", CompleteChat.Handle).WithName(nameof(CompleteChat)).WithTags("Chat")
            .WithMetadata(new ReplyMetadata(typeof(ChatCompletion)))
            .AcceptsIdempotencyKey(Replay.OfEnded(ReplayChat.Reply));

        generate.MapPost("/embeddings", CreateEmbeddings.Handle).WithName(nameof(CreateEmbeddings)).WithTags("Embeddings")
            .AcceptsIdempotencyKey(Replay.OfAny<CreateEmbeddings>(CreateEmbeddings.ReplayAsync), rereadsBody: true);

        routes.MapResponses();
        routes.MapOpenAiMedia(Prefix);
    }

    // As OpenAI writes it: 1s, 6m0s, 1h6m0s.
    private static string Duration(TimeSpan left)
    {
        var (hours, minutes, seconds) = ((int)left.TotalHours, left.Minutes, left.Seconds);
        return hours > 0 ? string.Create(CultureInfo.InvariantCulture, $"{hours}h{minutes}m{seconds}s")
            : minutes > 0 ? string.Create(CultureInfo.InvariantCulture, $"{minutes}m{seconds}s")
            : string.Create(CultureInfo.InvariantCulture, $"{seconds}s");
    }

    private static void MapResponses(this IEndpointRouteBuilder routes)
    {
        const string Path = $"{Prefix}/responses";
        routes.MapPost(Path, CreateResponse.Handle).WithName(nameof(CreateResponse)).WithTags("Responses").RequireCaller(KeyScopes.Generate)
            .WithMetadata(new ReplyMetadata(typeof(ResponseReply)))
            .AcceptsIdempotencyKey(Replay.OfEnded<ResponseHistory>(ReplayResponse.ReplyAsync));
        routes.MapGet($"{Path}/{{id}}", GetResponse.Handle).WithName(nameof(GetResponse)).WithTags("Responses").RequireCaller(KeyScopes.Read);
        routes.MapDelete($"{Path}/{{id}}", DeleteResponse.Handle).WithName(nameof(DeleteResponse)).WithTags("Responses").RequireCaller(KeyScopes.Generate);
    }
}
