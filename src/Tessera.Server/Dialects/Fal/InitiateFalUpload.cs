using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Tessera.Server.Artifacts;
using Tessera.Server.Artifacts.Uploads;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Fal;

/// <summary><c>POST /fal/rest/storage/upload/initiate</c>: announces a file, and says where to send it and what its link will be.</summary>
internal static class InitiateFalUpload
{
    // What clients and browsers call types that have another name here.
    private static readonly Dictionary<string, FileType> OtherNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["image/jpg"] = FileType.Jpeg,
        ["audio/mp3"] = FileType.Mp3,
        ["audio/x-wav"] = FileType.Wav,
        ["audio/wave"] = FileType.Wav,
        ["audio/x-m4a"] = FileType.M4a,
        ["audio/m4a"] = FileType.M4a,
        ["audio/x-flac"] = FileType.Flac,
    };

    public static Results<Ok<Addresses>, ApiError> Handle(FalUploadRequest request, Caller caller, FalUploadLinks uploads, SignedLinks links)
    {
        if (TypeOf(request) is not { } type)
        {
            return ApiErrors.Validation(new FieldError(
                "content_type",
                $"`content_type` must name the file's type, got \"{request.ContentType}\"; send one of {string.Join(", ", FileType.All.Select(known => known.ContentType))}. "
                + "A Blob has it with `new Blob([bytes], { type: \"image/png\" })`."));
        }

        var file = ArtifactKey.Upload(UploadIntake.NewId(), type.Extension);
        return TypedResults.Ok(new Addresses(uploads.Of(caller.Account, file), links.ForUpload(file.Stem, type.Extension)));
    }

    /// <summary>Answers a client that is about to upload a file in parts, which its client sends for more than 90 MB.</summary>
    public static ApiError RefuseMultipart(IOptions<ArtifactOptions> options) => ApiErrors.PayloadTooLarge(options.Value.MaxUploadBytes);

    private static FileType? TypeOf(FalUploadRequest request)
    {
        var name = request.ContentType.Split(';')[0].Trim();
        return FileType.All.FirstOrDefault(type => type.ContentType.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? OtherNames.GetValueOrDefault(name)
            ?? FileType.OfFormat(request.FileName?.Split('.')[^1].ToLowerInvariant());
    }

    /// <summary>The reply.</summary>
    /// <param name="UploadUrl">Where to <c>PUT</c> the file; it needs no key and is good for an hour.</param>
    /// <param name="FileUrl">The file's link, for inputs.</param>
    internal sealed record Addresses(string UploadUrl, string FileUrl);
}
