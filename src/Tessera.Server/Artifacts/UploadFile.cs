using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Tessera.Server.Accounts;
using Tessera.Server.Http;

namespace Tessera.Server.Artifacts;

/// <summary><c>POST /api/v2/uploads</c>: takes a file to be named by its link in later requests.</summary>
internal static class UploadFile
{
    public static async Task<Results<Created<UploadCreated>, ApiError>> Handle(
        HttpContext context, Caller caller, IArtifactStore store, UploadStore uploads, SignedLinks links,
        IOptions<ArtifactOptions> options, TimeProvider time)
    {
        var (content, error) = await UploadBody.ReadAsync(context, options.Value.MaxUploadBytes, context.RequestAborted);
        if (content is null)
        {
            return error ?? throw new InvalidOperationException("A body is read or refused.");
        }

        if (FileType.Recognise(content) is not { } type)
        {
            var formats = FileType.All.Select(known => known.Format).ToList();
            return ApiErrors.Validation(new FieldError(
                UploadBody.Member, $"It is {FileType.Describe(content)}; allowed are {string.Join(", ", formats)}.", formats));
        }

        var now = time.GetUtcNow();
        var upload = new Upload(
            RandomNumberGenerator.GetHexString(32, lowercase: true), caller.Account, type, content.LongLength,
            now, now + options.Value.KeepUploadsFor);
        await store.SaveAsync(ArtifactKey.Upload(upload.Id, type.Extension), content, context.RequestAborted);
        await uploads.AddAsync(upload);

        var url = links.ForUpload(upload.Id, type.Extension);
        return TypedResults.Created(url, new UploadCreated(upload.Id, url, type.ContentType, upload.Bytes, upload.ExpiresAt));
    }

    /// <summary>The reply.</summary>
    /// <param name="Id">The upload's identifier.</param>
    /// <param name="Url">A link that needs no key, for any <c>*_url</c> member.</param>
    /// <param name="ContentType">What it is by its first bytes.</param>
    /// <param name="Bytes">Its size.</param>
    /// <param name="ExpiresAt">When it is deleted.</param>
    internal sealed record UploadCreated(string Id, string Url, string ContentType, long Bytes, DateTimeOffset ExpiresAt);
}
