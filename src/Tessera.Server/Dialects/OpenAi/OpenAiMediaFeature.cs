using Microsoft.Extensions.Options;
using Tessera.Server.Artifacts;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.OpenAi.Audio;
using Tessera.Server.Dialects.OpenAi.Files;
using Tessera.Server.Dialects.OpenAi.Images;
using Tessera.Server.Dialects.OpenAi.Moderations;
using Tessera.Server.Dialects.OpenAi.Videos;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.OpenAi;

/// <summary>The media half of OpenAI's API: images, audio, videos, and the files they are made from.</summary>
internal static class OpenAiMediaFeature
{
    // As many images as the model with the most inputs takes, each of the largest size, would be 250 MB.
    private const int LargestFilesAtOnce = 4;

    public static IServiceCollection AddOpenAiMedia(this IServiceCollection services) => services
        .AddSingleton<FileIds>()
        .AddSingleton<ReadFiles>()
        .AddSingleton<ReadImages>()
        .AddSingleton<ImageReplies>()
        .AddSingleton<GenerateImages>()
        .AddSingleton<SpeechReplies>()
        .AddSingleton<Speak>()
        .AddSingleton<Transcribe>()
        .AddSingleton<ReadVideo>()
        .AddSingleton<FindVideo>();

    public static void MapOpenAiMedia(this IEndpointRouteBuilder routes, string prefix)
    {
        var maxBytes = routes.ServiceProvider.GetRequiredService<IOptions<ArtifactOptions>>().Value.MaxUploadBytes;
        var generate = routes.MapGroup(prefix).RequireCaller(KeyScopes.Generate);
        generate.MapImages(maxBytes);
        generate.MapAudio(maxBytes);
        generate.MapPost("/moderations", Moderate.Handle).ExcludeFromDescription();

        var read = routes.MapGroup(prefix).RequireCaller(KeyScopes.Read);
        MapVideos(generate.MapGroup("/videos").WithTags("Videos"), read.MapGroup("/videos").WithTags("Videos"), maxBytes);
        MapFiles(generate.MapGroup("/files").WithTags("Files"), read.MapGroup("/files").WithTags("Files"), maxBytes);
    }

    private static void MapVideos(RouteGroupBuilder generate, RouteGroupBuilder read, int maxBytes)
    {
        generate.MapPost("", CreateVideo.Handle).WithName(nameof(CreateVideo)).DisableAntiforgery()
            .TakesFile(CreateVideo.Member, maxBytes)
            .AcceptsIdempotencyKey(Replay.OfAny(CreateVideo.Replay), FormFilePart.MaxBytes(maxBytes), keepsReply: false);
        generate.MapDelete("/{id}", DeleteVideo.Handle).WithName(nameof(DeleteVideo));
        read.MapGet("", ListVideos.Handle).WithName(nameof(ListVideos));
        read.MapGet("/{id}", GetVideo.Handle).WithName(nameof(GetVideo));
        read.MapGet("/{id}/content", GetVideoContent.Handle).WithName(nameof(GetVideoContent));
    }

    private static void MapFiles(RouteGroupBuilder generate, RouteGroupBuilder read, int maxBytes)
    {
        generate.MapPost("", CreateFile.Handle).WithName(nameof(CreateFile)).DisableAntiforgery()
            .TakesFile(CreateFile.Member, maxBytes).AcceptsIdempotencyKey(maxBytes: FormFilePart.MaxBytes(maxBytes));
        generate.MapDelete("/{id}", DeleteFile.Handle).WithName(nameof(DeleteFile));
        read.MapGet("", ListFiles.Handle).WithName(nameof(ListFiles));
        read.MapGet("/{id}", GetFile.Handle).WithName(nameof(GetFile));
        read.MapGet("/{id}/content", GetFileContent.Handle).WithName(nameof(GetFileContent));
    }

    private static void MapImages(this IEndpointRouteBuilder routes, int maxBytes)
    {
        routes.MapPost("/images/generations", GenerateImages.HandleNew).WithName(nameof(GenerateImages)).WithTags("Images")
            .AcceptsIdempotencyKey(Replay.OfAny<GenerateImages>(GenerateImages.ReplayAsync), keepsReply: false);
        routes.MapPost("/images/edits", GenerateImages.HandleEdit).WithName("EditImages").WithTags("Images").DisableAntiforgery()
            .TakesFile("image", maxBytes, LargestFilesAtOnce)
            .AcceptsIdempotencyKey(Replay.OfAny<GenerateImages>(GenerateImages.ReplayAsync), FormFilePart.MaxBytes(maxBytes, LargestFilesAtOnce), keepsReply: false);
    }

    private static void MapAudio(this IEndpointRouteBuilder routes, int maxBytes)
    {
        routes.MapPost("/audio/speech", Speak.Handle).WithName(nameof(Speak)).WithTags("Audio")
            .AcceptsIdempotencyKey(Replay.OfEnded<SpeechReplies>(Speak.ReplayAsync), keepsReply: false);
        routes.MapPost("/audio/transcriptions", Transcribe.HandleTranscription).WithName("TranscribeAudio").WithTags("Audio").DisableAntiforgery()
            .TakesFile(Transcribe.Member, maxBytes)
            .AcceptsIdempotencyKey(Replay.OfEnded(Transcribe.Replay), FormFilePart.MaxBytes(maxBytes), keepsReply: false);
        routes.MapPost("/audio/translations", Transcribe.HandleTranslation).WithName("TranslateAudio").WithTags("Audio").DisableAntiforgery()
            .TakesFile(Transcribe.Member, maxBytes)
            .AcceptsIdempotencyKey(Replay.OfEnded(Transcribe.Replay), FormFilePart.MaxBytes(maxBytes), keepsReply: false);
    }
}
