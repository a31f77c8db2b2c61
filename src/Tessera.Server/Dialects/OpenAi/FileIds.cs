using Tessera.Server.Artifacts;
using Tessera.Server.Artifacts.Uploads;
using Tessera.Server.Http;
using Tessera.Server.Ledger;

namespace Tessera.Server.Dialects.OpenAi;

/// <summary>The uploads of an account by the IDs that OpenAI's clients know: <c>file-</c> and the upload's own ID.</summary>
internal sealed class FileIds(UploadStore uploads, SignedLinks links, TimeProvider time)
{
    private const string Prefix = "file-";

    public static string Of(Upload upload) => Prefix + upload.Id;

    /// <summary>The answer to an ID that names no file of the account.</summary>
    public static ApiError NoSuchFile() => ApiErrors.NotFound(
        "There is no such file in this account: the ID is wrong, or it was deleted or has expired.",
        "Такого файла в этом аккаунте нет: неверный идентификатор, файл удалён, или срок его хранения истёк.");

    /// <summary>The upload with this ID; null when the account has none.</summary>
    public async Task<Upload?> FindAsync(AccountId account, string id) =>
        id.StartsWith(Prefix, StringComparison.Ordinal) ? await uploads.FindAsync(account, id[Prefix.Length..], time.GetUtcNow()) : null;

    /// <summary>The link of a file, which any input takes; null when the account has no such file.</summary>
    public async Task<string?> FindLinkAsync(AccountId account, string id) =>
        await FindAsync(account, id) is { } upload ? LinkOf(upload) : null;

    public string LinkOf(Upload upload) => links.ForUpload(upload.Id, upload.Type.Extension);
}
