using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Artifacts;
using Tessera.Server.Artifacts.Uploads;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.OpenAi.Files;

/// <summary><c>POST /v1/files</c>: stores a file, which later requests name by its ID.</summary>
internal static class CreateFile
{
    public const string Member = "file";

    public static async Task<Results<Ok<FileObject>, ApiError>> Handle(
        CreateFileForm form, Caller caller, UploadIntake intake, IdempotentWrites writes, CancellationToken ct)
    {
        var content = await UploadBody.ReadAllAsync(form.File, ct);
        if (UploadBody.ProblemOf(Member, content, FileType.All) is { } problem)
        {
            return ApiErrors.Validation(problem);
        }

        using var claim = intake.TryClaim(content.LongLength);
        if (claim is null)
        {
            return ApiErrors.DiskFull();
        }

        var saved = await intake.SaveAsync(caller.Account, content, ct);
        if (saved.IsError)
        {
            return saved.Error;
        }

        var kept = await intake.KeepAsync(saved.Value, writes, upload => TypedResults.Ok(FileObject.From(upload)), location: null, ct);
        return kept.IsError ? kept.Error : kept.Value;
    }
}
