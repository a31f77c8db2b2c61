using Microsoft.Extensions.Options;
using Tessera.Server.Artifacts;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.V2;

/// <summary>Tessera's own API: one endpoint for every kind of result, and what belongs to it.</summary>
internal static class V2Feature
{
    public static IServiceCollection AddV2(this IServiceCollection services) => services
        .AddSingleton<GenerationLinks>()
        .AddSingleton<Replies>()
        .AddSingleton<ReadGenerateCall>()
        .AddSingleton<ReadMessages>()
        .AddSingleton<ReadInputs>()
        .AddSingleton<StreamText>()
        .AddSingleton<Generate>();

    public static void MapV2(this IEndpointRouteBuilder routes)
    {
        var limits = routes.ServiceProvider.GetRequiredService<IOptions<ArtifactOptions>>().Value;
        var generate = routes.MapGroup("/api/v2").WithTags("Generations").RequireCaller("generate");
        generate.MapPost("/generate", Generate.Handle).WithName(nameof(Generate)).AcceptsIdempotencyKey(ReplayGeneration.FindAsync);
        generate.MapPost("/generate/stream", GenerateStream.Handle).WithName(nameof(GenerateStream)).AcceptsIdempotencyKey(ReplayGeneration.FindAsync);
        generate.MapPost("/stt", Transcribe.Handle).WithName(nameof(Transcribe)).DisableAntiforgery()
            .TakesFile(Transcribe.Member, limits.MaxUploadBytes)
            .AcceptsIdempotencyKey(ReplayGeneration.FindAsync, FormFilePart.MostBytes(limits.MaxUploadBytes));
        generate.MapPost("/generate/{id}/cancel", StopGeneration.Handle).WithName(nameof(StopGeneration));
        generate.MapDelete("/generate/{id}", RemoveGeneration.Handle).WithName(nameof(RemoveGeneration));

        var read = routes.MapGroup("/api/v2").WithTags("Generations").RequireCaller("read");
        read.MapGet("/generate/{id}", GetGeneration.Handle).WithName(nameof(GetGeneration));
        read.MapGet("/generate/status/{id}", GetGeneration.Handle).WithName("GetGenerationStatus");
    }
}
