using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Tessera.Server.Artifacts;
using Tessera.Server.Artifacts.S3;
using Tessera.Server.Generations;
using Tessera.Server.Generations.History;
using Tessera.Server.Http;

namespace Tessera.Server.Admin;

/// <summary>
/// <c>admin artifacts copy</c>: copies the files in use between the data folder and the configured bucket. The command requires
/// the server to be stopped: otherwise a file deleted from one store meanwhile would survive in the other.
/// </summary>
internal static class CopyArtifacts
{
    public const string Folder = "folder";
    public const string Bucket = "s3";

    public static async Task<Results<Ok<CopyFiles.Report>, ApiError>> Handle(
        Request request, IServiceProvider services, IOptions<S3Options> s3, GenerationReader generations, UploadStore uploads, CancellationToken ct)
    {
        if ((request.From, request.To) is not ((Folder, Bucket) or (Bucket, Folder)))
        {
            return ApiErrors.Validation(new FieldError(
                "from", $"Files are copied from {Folder} to {Bucket} or from {Bucket} to {Folder}; '{request.From}' to '{request.To}' is not possible."));
        }

        if (string.IsNullOrEmpty(s3.Value.Bucket))
        {
            return ApiErrors.Validation(new FieldError("s3", $"{S3Options.Section}:{nameof(S3Options.Bucket)} is not set: there is no bucket."));
        }

        IArtifactStore folder = services.GetRequiredService<ArtifactFolder>();
        IArtifactStore bucket = services.GetRequiredService<S3Artifacts>();
        var (from, to) = request.From == Folder ? (folder, bucket) : (bucket, folder);
        try
        {
            var report = await new CopyFiles(from, to, key => IsUsedAsync(key, generations, uploads)).RunAsync(ct);
            return report.Missing == 0 ? TypedResults.Ok(report) : Incomplete(report);
        }
        catch (IOException trouble)
        {
            return new ApiError(StatusCodes.Status503ServiceUnavailable, "overloaded", LocalText.Format(
                "Copying stopped: {0} Run it again: it goes on where it ended.", "Копирование прервано: {0} Запустите ещё раз: оно продолжится.", trouble.Message));
        }
    }

    private static ApiError Incomplete(CopyFiles.Report report) => new(StatusCodes.Status409Conflict, "conflict", LocalText.Format(
        "{0} of {1} files are missing in the target or differ from the source. Run it again.",
        "{0} из {1} файлов нет в назначении такими, как в источнике. Запустите ещё раз.", report.Missing, report.Files))
    {
        Details = report,
    };

    private static async Task<bool> IsUsedAsync(ArtifactKey key, GenerationReader generations, UploadStore uploads)
    {
        if (key.Folder == ArtifactKey.Uploads)
        {
            return await uploads.HasAsync(key.Stem);
        }

        var id = new GenerationId(long.Parse(key.Stem, NumberStyles.None, CultureInfo.InvariantCulture));
        return await generations.FindAsync(id) is { FileDeletedAt: null } generation
            && (key.Folder == ArtifactKey.Thumbnails ? generation.HasThumbnail : generation.FileExtension == key.Type.Extension);
    }

    /// <summary>The source and the destination: <c>folder</c> or <c>s3</c>.</summary>
    internal sealed record Request(string From, string To);
}
