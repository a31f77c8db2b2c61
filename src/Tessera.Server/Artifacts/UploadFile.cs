using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Tessera.Server.Accounts;
using Tessera.Server.Http;

namespace Tessera.Server.Artifacts;

/// <summary><c>POST /api/v2/uploads</c>: takes a file to be named by its link in later requests.</summary>
internal static class UploadFile
{
    public static async Task<Results<Created<UploadCreated>, ApiError>> Handle(
        HttpContext context, Caller caller, UploadIntake intake, SignedLinks links, IOptions<ArtifactOptions> options, CancellationToken ct)
    {
        var (content, error) = await UploadBody.ReadAsync(context, options.Value.MaxUploadBytes, ct);
        if (content is null)
        {
            return error ?? throw new InvalidOperationException("A body is read or refused.");
        }

        if (await intake.StoreAsync(caller.Account, content, ct) is not { } upload)
        {
            var formats = FileType.All.Select(known => known.Format).ToList();
            return ApiErrors.Validation(new FieldError(
                UploadBody.Member, $"It is {FileType.Describe(content)}; allowed are {string.Join(", ", formats)}.", formats));
        }

        var url = links.ForUpload(upload.Id, upload.Type.Extension);
        return TypedResults.Created(url, new UploadCreated(upload.Id, url, upload.Type.ContentType, upload.Bytes, upload.ExpiresAt));
    }

    /// <summary>The reply.</summary>
    /// <param name="Id">The upload's identifier.</param>
    /// <param name="Url">A link that needs no key, for any <c>*_url</c> member.</param>
    /// <param name="ContentType">What it is by its first bytes.</param>
    /// <param name="Bytes">Its size.</param>
    /// <param name="ExpiresAt">When it is deleted.</param>
    internal sealed record UploadCreated(string Id, string Url, string ContentType, long Bytes, DateTimeOffset ExpiresAt);
}
