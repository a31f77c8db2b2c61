using Tessera.Media;
using Tessera.Server.Artifacts;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.V2.Requests;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary><c>POST /stt</c>: a multipart form with the audio itself; from there on the same as <c>/generate</c>.</summary>
internal static class Transcribe
{
    /// <summary>The part that is the file.</summary>
    public const string Member = "audio";

    public static async Task<GenerationResult> Handle(
        TranscribeRequest request, Caller caller, HttpContext context, UploadIntake uploads, SignedLinks links, ReadGenerateCall read, Generate generate)
    {
        var content = await UploadBody.ReadAllAsync(request.Audio, context.RequestAborted);
        if (UploadBody.ProblemOf(Member, content, FileType.UsableAs(MediaKind.Audio)) is { } problem)
        {
            return ApiErrors.Validation(problem);
        }

        var stored = await uploads.StoreAsync(caller.Account, content, context.RequestAborted);
        if (stored.IsError)
        {
            return stored.Error;
        }

        var url = links.ForUpload(stored.Value.Id, stored.Value.Type.Extension);
        var call = await read.ReadAsync(caller, request.ToGenerateRequest(url), mustStream: false, context.RequestAborted);
        return call.IsError ? call.Error : await generate.RunAsync(caller, context, call.Value);
    }
}
