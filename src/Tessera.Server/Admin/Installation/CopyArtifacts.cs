using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Artifacts;
using Tessera.Server.Artifacts.S3;
using Tessera.Server.Audit;
using Tessera.Server.Http;

namespace Tessera.Server.Admin.Installation;

/// <summary>
/// <c>admin artifacts copy</c>: copies the files in use between the data folder and the configured bucket. The command requires
/// the server to be stopped: otherwise a file deleted from one store meanwhile would survive in the other.
/// </summary>
internal static class CopyArtifacts
{
    public const string Folder = "folder";
    public const string Bucket = "s3";

    public static async Task<Results<Ok<CopyFiles.Report>, ApiError>> Handle(
        Request request, Actor actor, AuditLog audit, FileStores stores, CancellationToken ct)
    {
        if ((request.From, request.To) is not ((Folder, Bucket) or (Bucket, Folder)))
        {
            return ApiErrors.Validation(new FieldError(
                "from", $"Files are copied from {Folder} to {Bucket} or from {Bucket} to {Folder}; '{request.From}' to '{request.To}' is not possible."));
        }

        if (!stores.HasBucket)
        {
            return ApiErrors.Validation(new FieldError("s3", $"{S3Options.Section}:{nameof(S3Options.Bucket)} is not set: there is no bucket."));
        }

        await audit.RecordAsync(actor, new(AuditActs.CopyFiles, $"files from {request.From} to {request.To}"));
        var (from, to) = request.From == Folder ? (stores.Folder, stores.Bucket) : (stores.Bucket, stores.Folder);
        try
        {
            var report = await new CopyFiles(from, to, stores.IsUsedAsync).RunAsync(ct);
            return report.Missing == 0 ? TypedResults.Ok(report) : Incomplete(report);
        }
        catch (IOException trouble)
        {
            return new ApiError(StatusCodes.Status503ServiceUnavailable, "overloaded", LocalText.Format(
                "Copying stopped: {0} Run it again: it continues where it ended.", "Копирование прервано: {0} Запустите ещё раз: оно продолжится.", trouble.Message));
        }
    }

    private static ApiError Incomplete(CopyFiles.Report report) => new(StatusCodes.Status409Conflict, "conflict", LocalText.Format(
        "{0} of {1} files are missing in the target or differ from the source. Run it again.",
        "{0} из {1} файлов нет в назначении такими, как в источнике. Запустите ещё раз.", report.Missing, report.Files))
    {
        Details = report,
    };

    /// <summary>The source and the destination: <c>folder</c> or <c>s3</c>.</summary>
    internal sealed record Request(string From, string To);
}
