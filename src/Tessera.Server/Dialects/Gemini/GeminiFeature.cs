using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Gemini.Content;
using Tessera.Server.Dialects.Gemini.Models;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Idempotency;
using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects.Gemini;

/// <summary>Google's Gemini API. https://ai.google.dev/api</summary>
internal static class GeminiFeature
{
    public const string ModelsRoute = $"{Prefix}/models";

    private const string Prefix = "/v1beta";

    public static Dialect Dialect { get; } = new(GeminiDocument.Document)
    {
        Add = Add,
        Map = Map,
        ErrorForms = [new(Prefix, GeminiErrors.Form)],
    };

    private static void Add(IServiceCollection services) => services
        .AddSingleton<ReadContentCall>()
        .AddSingleton<ContentReplies>()
        .AddSingleton<GenerateContent>();

    private static void Map(IEndpointRouteBuilder routes)
    {
        var calls = routes.MapGroup(ModelsRoute).WithTags("Content").RequireCaller(KeyScopes.Generate);
        calls.MapPost("/{model}:generateContent", GenerateContent.Handle).WithName(nameof(GenerateContent)).AcceptsIdempotencyKey(Replay.OfEnded<ContentReplies>(ReplayContent.ReplyAsync));
        calls.MapPost("/{model}:streamGenerateContent", GenerateContent.HandleStream).WithName("StreamContent")
            .WithMetadata(new ReplyMetadata(null)).AcceptsIdempotencyKey(Replay.OfEnded<ContentReplies>(ReplayContent.ReplyAsync));
        calls.MapPost("/{model}:countTokens", CountTokens.Handle).WithName("CountGeminiTokens");

        var models = routes.MapGroup(ModelsRoute).WithTags("Models").RequireCaller(KeyScopes.Read);
        models.MapGet("", ListModels.Handle).WithName("ListGeminiModels");
        models.MapGet("/{model}", GetModel.Handle).WithName("GetGeminiModel");
    }
}
