using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Artifacts;
using Tessera.Server.Artifacts.Uploads;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Ledger;

namespace Tessera.Server.Dialects.Fal;

/// <summary><c>PUT /fal/storage/{file}</c>: stores an announced file. Sending it again changes nothing.</summary>
internal static class PutFalUpload
{
    public static async Task<Results<Ok<Stored>, ApiError>> Handle(
        string file, Link link, UploadBody body, FalUploads uploads, CancellationToken ct) =>
        !ArtifactKey.TryParse($"/{ArtifactKey.Uploads}/{file}", out var key) || !uploads.Accepts(key, link)
            ? ApiErrors.Forbidden("The upload link is incomplete or has expired; announce the file again.", "Ссылка для загрузки неполна или устарела.")
            : await uploads.StoreAsync(key, new AccountId(link.Account), body, ct) is { } refusal ? refusal : TypedResults.Ok(new Stored(file));

    /// <summary>What the link says.</summary>
    internal sealed record Link : IRequestQuery<Link>
    {
        /// <summary>The account whose file it is.</summary>
        [DefaultValue(0L)]
        public long Account { get; init; }

        /// <summary>When the link expires, in seconds since 1970.</summary>
        [DefaultValue(0L)]
        public long Expires { get; init; }

        /// <summary>The signature.</summary>
        public string? Sig { get; init; }
    }

    /// <param name="File">The stored file's name.</param>
    internal sealed record Stored(string File);
}
