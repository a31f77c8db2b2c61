using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Tessera.Providers;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi.Audio;

/// <summary>A transcript in the requested format.</summary>
/// <param name="generation">The completed generation.</param>
/// <param name="form">The format, and what the transcript itself does not say.</param>
internal sealed class TranscriptReply(Generation generation, TranscriptForm form) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Transcript), ["application/json"]));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        GenerationHeaders.Set(httpContext, generation);
        var text = generation.ResultText ?? "";
        return form.Format switch
        {
            TranscriptForm.Text => SendAsync(httpContext, $"{text}\n", "text/plain"),
            TranscriptForm.Srt => SendAsync(httpContext, Captions.ToSrt(Parts(text)), "application/x-subrip"),
            TranscriptForm.Vtt => SendAsync(httpContext, Captions.ToVtt(Parts(text)), "text/vtt"),
            TranscriptForm.VerboseJson => new WireReply<VerboseTranscript>(ToVerbose(text)).ExecuteAsync(httpContext),
            _ => new WireReply<Transcript>(new Transcript(text, UseOf())).ExecuteAsync(httpContext),
        };
    }

    // A transcript without the times of its parts is one part, of all the recording.
    private IReadOnlyList<TaskOutput.SpokenPart> Parts(string text) =>
        TranscriptParts.Of(generation) is { Count: > 0 } parts ? parts : [new(text, TimeSpan.Zero, form.Duration)];

    private VerboseTranscript ToVerbose(string text) => new(
        form.Task,
        form.LanguageName,
        form.Duration.TotalSeconds,
        text,
        [.. Parts(text).Index().Select(part => new VerboseTranscript.Segment(part.Index, part.Item.Start.TotalSeconds, part.Item.End.TotalSeconds, part.Item.Value))],
        UseOf());

    private Transcript.TranscriptUsage UseOf() => new("duration", (long)Math.Ceiling(form.Duration.TotalSeconds), generation.TokensSpent);

    private static Task SendAsync(HttpContext context, string text, string contentType) =>
        TypedResults.Text(text, $"{contentType}; charset=utf-8").ExecuteAsync(context);
}
