using Tessera.Media;
using Tessera.Server.Artifacts;
using Tessera.Server.Artifacts.Uploads;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary><c>POST /stt</c>: a multipart form with the audio itself; from there on the same as <c>/generate</c>.</summary>
internal sealed class Transcribe(UploadIntake uploads, SignedLinks links, Generate generate)
{
    /// <summary>The part that is the file.</summary>
    public const string Member = "audio";

    public static Task<GenerationResult> Handle(
        TranscribeRequest request, Caller caller, IdempotentCall? keyed, Prefer prefer, Transcribe transcribe, CancellationToken ct) =>
        transcribe.RunAsync(request, caller, keyed, prefer, ct);

    private async Task<GenerationResult> RunAsync(TranscribeRequest request, Caller caller, IdempotentCall? keyed, Prefer prefer, CancellationToken ct)
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
        return await generate.RunAsync(request.ToGenerateRequest(url), caller, keyed, prefer, ct);
    }
}
