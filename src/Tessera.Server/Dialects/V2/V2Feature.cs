using Microsoft.Extensions.Options;
using Tessera.Server.Artifacts;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.V2.Generations;
using Tessera.Server.Dialects.V2.Replies;
using Tessera.Server.Dialects.V2.Requests;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Idempotency;
using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects.V2;

/// <summary>Tessera's own API: one endpoint for every kind of result, and what belongs to it.</summary>
internal static class V2Feature
{
    public static IServiceCollection AddV2(this IServiceCollection services) => services
        .AddSingleton<GenerationLinks>()
        .AddSingleton<GenerationReplies>()
        .AddSingleton<ReadGenerateCall>()
        .AddSingleton<ReadMessages>()
        .AddSingleton<ReadInputs>()
        .AddSingleton<StreamText>()
        .AddSingleton<Generate>();

    public static void MapV2(this IEndpointRouteBuilder routes)
    {
        var limits = routes.ServiceProvider.GetRequiredService<IOptions<ArtifactOptions>>().Value;
        var generate = routes.MapGroup("/api/v2").WithTags("Generations").RequireCaller("generate");
        generate.MapPost("/generate", Generate.Handle).WithName(nameof(Generate)).WithMetadata(new ReplyMetadata(typeof(GenerateReply)))
            .AcceptsIdempotencyKey(ReplayGeneration.FindAsync);
        generate.MapPost("/generate/stream", GenerateStream.Handle).WithName(nameof(GenerateStream)).WithMetadata(new ReplyMetadata(null))
            .AcceptsIdempotencyKey(ReplayGeneration.FindAsync);
        generate.MapPost("/stt", Transcribe.Handle).WithName(nameof(Transcribe)).DisableAntiforgery()
            .WithMetadata(new ReplyMetadata(typeof(UnifiedReply)), new BodyMetadata(typeof(TranscribeRequest), IsOptional: false) { MediaType = "multipart/form-data" })
            .TakesFile(Transcribe.Member, limits.MaxUploadBytes)
            .AcceptsIdempotencyKey(ReplayGeneration.FindAsync, FormFilePart.MaxBytes(limits.MaxUploadBytes));
        generate.MapPost("/generate/{id}/cancel", CancelGeneration.Handle).WithName(nameof(CancelGeneration)).WithMetadata(new ReplyMetadata(typeof(GenerationReply)));
        generate.MapDelete("/generate/{id}", DeleteGeneration.Handle).WithName(nameof(DeleteGeneration));

        var read = routes.MapGroup("/api/v2").WithTags("Generations").RequireCaller("read");
        read.MapGet("/generate/{id}", GetGeneration.Handle).WithName(nameof(GetGeneration)).WithMetadata(new ReplyMetadata(typeof(GenerationReply)));
        read.MapGet("/generate/status/{id}", GetGeneration.Handle).WithName("GetGenerationStatus").WithMetadata(new ReplyMetadata(typeof(GenerationReply)));
    }
}
