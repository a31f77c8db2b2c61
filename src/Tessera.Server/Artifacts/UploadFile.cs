using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Artifacts;

/// <summary><c>POST /api/v2/uploads</c>: stores a file for use in later requests, which name it by its link.</summary>
internal static class UploadFile
{
    public static async Task<Results<Created<UploadCreated>, ApiError>> Handle(
        HttpContext context, Caller caller, UploadIntake intake, IdempotentWrites writes, SignedLinks links, IOptions<ArtifactOptions> options, CancellationToken ct)
    {
        var saved = await ReceiveAsync(context, caller, intake, options.Value.MaxUploadBytes, ct);
        if (saved.IsError)
        {
            return saved.Error;
        }

        var upload = saved.Value;
        var url = links.ForUpload(upload.Id, upload.Type.Extension);
        var plan = await intake.PlanOfAsync(caller.Account, ct);
        var kept = await writes.WriteAsync<Created<UploadCreated>>(
            async session =>
            {
                return await UploadStore.TryAddAsync(session, upload, plan) is { } late
                    ? late
                    : TypedResults.Created(url, new UploadCreated(upload.Id, url, upload.Type.ContentType, upload.Bytes, upload.ExpiresAt));
            },
            created => created.Location);
        if (kept.IsError)
        {
            await intake.DiscardAsync(upload, ct);
            return kept.Error;
        }

        return kept.Value;
    }

    // Disk space is claimed before the body is read, so that concurrent uploads cannot fill the disk together.
    private static async Task<Result<Upload>> ReceiveAsync(HttpContext context, Caller caller, UploadIntake intake, int maxBytes, CancellationToken ct)
    {
        var most = FormFilePart.MaxBytes(maxBytes);
        using var claim = intake.TryClaim(Math.Min(context.Request.ContentLength ?? maxBytes, most));
        if (claim is null)
        {
            return ApiErrors.DiskFull();
        }

        if (await intake.RefusalAsync(caller.Account, bytes: 0, ct) is { } full)
        {
            return full;
        }

        var (content, error) = await UploadBody.ReadAsync(context, maxBytes, ct);
        if (content is null)
        {
            return error ?? throw new InvalidOperationException("A body is read or refused.");
        }

        return UploadBody.ProblemOf(UploadBody.Member, content, FileType.All) is { } problem
            ? ApiErrors.Validation(problem)
            : await intake.SaveAsync(caller.Account, content, ct);
    }

    /// <summary>The reply.</summary>
    /// <param name="Id">The upload's identifier.</param>
    /// <param name="Url">A link that needs no key, for any <c>*_url</c> member.</param>
    /// <param name="ContentType">The type detected from its first bytes.</param>
    /// <param name="Bytes">Its size in bytes.</param>
    /// <param name="ExpiresAt">When it is deleted.</param>
    internal sealed record UploadCreated(string Id, string Url, string ContentType, long Bytes, DateTimeOffset ExpiresAt);
}
