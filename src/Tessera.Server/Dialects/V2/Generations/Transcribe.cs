using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Media;
using Tessera.Server.Artifacts;
using Tessera.Server.Artifacts.Uploads;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Dialects.V2.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary><c>POST /stt</c>: a multipart form with the audio itself; from there on the same as <c>/generate</c>.</summary>
internal sealed class Transcribe(UploadIntake uploads, SignedLinks links, Generate generate, GenerationReplies replies)
{
    /// <summary>The part that is the file.</summary>
    public const string Member = "audio";

    public static async Task<Results<WireReply<UnifiedReply>, ApiError>> Handle(
        TranscribeRequest request, Caller caller, IdempotentCall? keyed, Prefer prefer, Language language, Transcribe transcribe, CancellationToken ct)
    {
        var generation = await transcribe.RunAsync(request, caller, keyed, prefer, ct);
        return generation.IsError ? generation.Error : transcribe.ReplyOf(generation.Value, language);
    }

    private WireReply<UnifiedReply> ReplyOf(Generation generation, Language language) => replies.ToUnified(generation, language);

    private async Task<Result<Generation>> RunAsync(TranscribeRequest request, Caller caller, IdempotentCall? keyed, Prefer prefer, CancellationToken ct)
    {
        var content = await UploadBody.ReadAllAsync(request.Audio, ct);
        if (UploadBody.ProblemOf(Member, content, FileType.UsableAs(MediaKind.Audio)) is { } problem)
        {
            return ApiErrors.Validation(problem);
        }

        var stored = await uploads.StoreAsync(caller.Account, content, ct);
        if (stored.IsError)
        {
            return stored.Error;
        }

        var url = links.ForUpload(stored.Value.Id, stored.Value.Type.Extension);
        var call = await generate.StartAsync(request.ToGenerateRequest(url), caller, keyed, ct);
        return call.IsError ? call.Error : await generate.EndAsync(call.Value, caller, prefer, ct);
    }
}
