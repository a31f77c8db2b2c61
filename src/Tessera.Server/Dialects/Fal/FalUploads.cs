using Microsoft.Extensions.Options;
using Tessera.Server.Artifacts;
using Tessera.Server.Artifacts.Uploads;
using Tessera.Server.Http;
using Tessera.Server.Ledger;

namespace Tessera.Server.Dialects.Fal;

/// <summary>Stores the files that were announced.</summary>
internal sealed class FalUploads(FalUploadLinks links, UploadIntake intake, UploadStore store, IOptions<ArtifactOptions> options)
{
    private const string Member = "file";

    /// <summary>Whether the link is one of ours and still good.</summary>
    public bool Accepts(ArtifactKey file, PutFalUpload.Link link) => links.Verify(file, link);

    /// <summary>Stores a file; returns why it is refused.</summary>
    public async Task<ApiError?> StoreAsync(ArtifactKey file, AccountId account, UploadBody body, CancellationToken ct)
    {
        if (await intake.RefusalAsync(account, bytes: 0, ct) is { } full)
        {
            return full;
        }

        var read = await body.ReadAsync(options.Value.MaxUploadBytes, ct);
        if (read.IsError)
        {
            return read.Error;
        }

        if (UploadBody.ProblemOf(Member, read.Value, FileType.All) is { } problem)
        {
            return ApiErrors.Validation(problem);
        }

        // The link that was given out ends in the extension of the announced type.
        if (FileType.Recognise(read.Value) is { } type && type != file.Type)
        {
            return ApiErrors.Validation(new FieldError(
                Member, $"`{Member}` is {type.ContentType}, but was announced as {file.Type.ContentType}. Announce it with its own type."));
        }

        return await store.HasAsync(file.Stem) ? null : (await intake.StoreAsync(account, read.Value, ct, file.Stem)).Error;
    }
}
