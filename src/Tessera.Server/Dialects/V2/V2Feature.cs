using Tessera.Server.Accounts;

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
        var generate = routes.MapGroup("/api/v2").WithTags("Generations").RequireCaller("generate");
        generate.MapPost("/generate", Generate.Handle).WithName(nameof(Generate));
        generate.MapPost("/generate/stream", GenerateStream.Handle).WithName(nameof(GenerateStream));
        generate.MapPost("/stt", Transcribe.Handle).WithName(nameof(Transcribe)).DisableAntiforgery();
        generate.MapPost("/generate/{id}/cancel", StopGeneration.Handle).WithName(nameof(StopGeneration));
        generate.MapDelete("/generate/{id}", RemoveGeneration.Handle).WithName(nameof(RemoveGeneration));

        var read = routes.MapGroup("/api/v2").WithTags("Generations").RequireCaller("read");
        read.MapGet("/generate/{id}", GetGeneration.Handle).WithName(nameof(GetGeneration));
        read.MapGet("/generate/status/{id}", GetGeneration.Handle).WithName("GetGenerationStatus");
    }
}
