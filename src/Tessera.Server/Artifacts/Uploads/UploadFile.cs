using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Artifacts.Uploads;

/// <summary><c>POST /api/v2/uploads</c>: stores a file for use in later requests, which name it by its link.</summary>
internal static class UploadFile
{
    public static async Task<Results<Created<UploadCreated>, ApiError>> Handle(
        UploadBody body, Caller caller, UploadIntake intake, IdempotentWrites writes, SignedLinks links, IOptions<ArtifactOptions> options, CancellationToken ct)
    {
        var saved = await ReceiveAsync(body, caller, intake, options.Value.MaxUploadBytes, ct);
        if (saved.IsError)
        {
            return saved.Error;
        }

        var kept = await intake.KeepAsync(saved.Value, writes, upload => ToReply(upload, links), created => created.Location, ct);
        return kept.IsError ? kept.Error : kept.Value;
    }

    private static Created<UploadCreated> ToReply(Upload upload, SignedLinks links)
    {
        var url = links.ForUpload(upload.Id, upload.Type.Extension);
        return TypedResults.Created(url, new UploadCreated(upload.Id, url, upload.Type.ContentType, upload.Bytes, upload.ExpiresAt));
    }

    // Disk space is claimed before the body is read, so that concurrent uploads cannot fill the disk together.
    private static async Task<Result<Upload>> ReceiveAsync(UploadBody body, Caller caller, UploadIntake intake, int maxBytes, CancellationToken ct)
    {
        var most = FormFilePart.MaxBytes(maxBytes);
        using var claim = intake.TryClaim(Math.Min(body.AnnouncedBytes ?? maxBytes, most));
        if (claim is null)
        {
            return ApiErrors.DiskFull();
        }

        if (await intake.RefusalAsync(caller.Account, bytes: 0, ct) is { } full)
        {
            return full;
        }

        var read = await body.ReadAsync(maxBytes, ct);
        if (read.IsError)
        {
            return read.Error;
        }

        return UploadBody.ProblemOf(UploadBody.Member, read.Value, FileType.All) is { } problem
            ? ApiErrors.Validation(problem)
            : await intake.SaveAsync(caller.Account, read.Value, ct);
    }

    /// <summary>The reply.</summary>
    /// <param name="Id">The upload's identifier.</param>
    /// <param name="Url">A link that needs no key, for any <c>*_url</c> member.</param>
    /// <param name="ContentType">The type detected from its first bytes.</param>
    /// <param name="Bytes">Its size in bytes.</param>
    /// <param name="ExpiresAt">When it is deleted.</param>
    internal sealed record UploadCreated(string Id, string Url, string ContentType, long Bytes, DateTimeOffset ExpiresAt);
}
