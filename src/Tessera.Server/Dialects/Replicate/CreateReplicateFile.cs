using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Artifacts;
using Tessera.Server.Artifacts.Uploads;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Replicate;

/// <summary><c>POST /files</c>: stores a file, which later requests name by its link.</summary>
internal static class CreateReplicateFile
{
    public const string Member = "content";

    public static async Task<Results<Created<ReplicateFile>, ApiError>> Handle(
        ReplicateFileForm form, Caller caller, UploadIntake intake, SignedLinks links, CancellationToken ct)
    {
        var content = await UploadBody.ReadAllAsync(form.Content, ct);
        if (UploadBody.ProblemOf(Member, content, FileType.All) is { } problem)
        {
            return ApiErrors.Validation(problem);
        }

        var stored = await intake.StoreAsync(caller.Account, content, ct);
        if (stored.IsError)
        {
            return stored.Error;
        }

        var file = ReplicateFile.Of(stored.Value, links, SHA256.HashData(content));
        return TypedResults.Created(file.Urls.Get, file);
    }
}
