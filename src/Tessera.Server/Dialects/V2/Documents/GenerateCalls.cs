using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects.V2.Documents;

/// <summary>What the API document says of generations.</summary>
internal static class GenerateCalls
{
    private static readonly OpenApiValue RespondAsync = new("Prefer", "`respond-async` answers `pending` at once; media only.") { IsHeader = true };

    private static readonly OpenApiValue Wait =
        new("Prefer", "`wait=N` (N ≤ 60) answers as soon as the generation ends, after N seconds at the latest.") { IsHeader = true };

    private static readonly OpenApiValue Id = new("id", "An integer id or a `gen_…` id.");

    public static Dictionary<string, OpenApiCall> All { get; } = new(StringComparer.Ordinal)
    {
        ["POST /api/v2/generate"] = new("Make something", new OpenApiReply(
            200,
            typeof(GenerateReply),
            GenerateSamples.TextReply,
            GenerateSamples.ChatReply,
            GenerateSamples.ImageReply,
            GenerateSamples.PendingReply,
            GenerateSamples.FailedReply)
        {
            Events = GenerateSamples.Events,
        })
        {
            Description =
                """
                Makes text, images, video, speech, music, sound, transcripts or tool results: the model decides.

                `status` is `completed`, `pending` or `failed`, and HTTP is 200 for all three. Video, music and Midjourney always answer
                `pending` first: poll `GET /api/v2/generate/{id}`. With `stream: true` a text model answers as `text/event-stream`: `data:` lines of
                JSON with a `type`; an `error` event ends the stream without `generation_end`.

                When a text model calls `tools`, the reply (streamed: its `generation_end`) has `tool_calls`. Send them back in `messages`
                as they are, each followed by its result: a message of the role `tool`.

                `warnings` (streamed: of `generation_end`) say what was ignored, and that the most was charged where the price depends on the
                tokens used and the provider gave no readable count.
                """.ReplaceLineEndings("\n"),
            Values = [RespondAsync, RepeatedCalls.Key],
            Request = new OpenApiRequest(
                typeof(GenerateRequest),
                GenerateSamples.TextRequest,
                GenerateSamples.ChatRequest,
                GenerateSamples.VisionRequest,
                GenerateSamples.ToolRequest,
                GenerateSamples.ImageRequest,
                GenerateSamples.NestedImageRequest,
                GenerateSamples.VideoRequest),
            Errors = [400, 401, 402, 403, 404, 409, 413, 415, 422, 429, 503],
        },
        ["POST /api/v2/generate/stream"] = new("Stream text", new OpenApiReply(200, null) { Events = GenerateSamples.Events })
        {
            Description = "The same as `stream: true` on `POST /api/v2/generate`; text models only.",
            Values = [RepeatedCalls.Key],
            Request = new OpenApiRequest(typeof(GenerateRequest), GenerateSamples.TextRequest, GenerateSamples.ChatRequest),
            Errors = [400, 401, 402, 403, 404, 409, 413, 415, 422, 429, 503],
        },
        ["GET /api/v2/generate/{id}"] = Get("Get a generation"),
        ["GET /api/v2/generate/status/{id}"] = Get("Get a generation, by its other path"),
        ["POST /api/v2/generate/{id}/cancel"] = new(
            "Stop a generation", new OpenApiReply(200, typeof(GenerationReply), GenerateSamples.PendingReply))
        {
            Values = [Id],
            Description = "What was held comes back. Stopping what has ended changes nothing and is no error.",
            Errors = [401, 403, 404],
        },
        ["DELETE /api/v2/generate/{id}"] = new("Remove a generation", new OpenApiReply(204, null))
        {
            Values = [Id],
            Description = "Removes the file, the result and the prompt of a generation that has ended. Its ledger lines stay.",
            Errors = [401, 403, 404, 409],
        },
        ["POST /api/v2/stt"] = new("Transcribe a file", new OpenApiReply(200, typeof(UnifiedReply), GenerateSamples.TranscriptReply))
        {
            Description = "The text is in `result_text`. A file with a link can be given to `POST /api/v2/generate` as `audio_url`.",
            Values = [RespondAsync, RepeatedCalls.Key],
            Request = new OpenApiRequest(typeof(TranscribeRequest)) { MediaType = "multipart/form-data" },
            Errors = [400, 401, 402, 403, 404, 409, 413, 415, 422, 429, 503],
        },
    };

    private static OpenApiCall Get(string summary) => new(summary, new OpenApiReply(
        200, typeof(GenerationReply), GenerateSamples.VideoReply, GenerateSamples.PendingReply, GenerateSamples.ChatReply, GenerateSamples.MediaReply))
    {
        Description = "By its integer id or its `gen_…` id, whichever dialect made it.",
        Values = [Id, Wait],
        Errors = [401, 403, 404],
    };
}
