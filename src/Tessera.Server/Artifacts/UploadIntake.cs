using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Tessera.Server.Accounts;
using Tessera.Server.Storage;

namespace Tessera.Server.Artifacts;

/// <summary>Keeps a caller's file for a while, under a name that cannot be guessed.</summary>
internal sealed class UploadIntake(
    IArtifactStore store, UploadStore uploads, IOptions<ArtifactOptions> options, TimeProvider time)
{
    private const int IdDigits = 32;

    /// <summary>Whether files are taken now.</summary>
    public bool HasRoom => store.HasRoom;

    /// <summary>Stores a file that was recognised.</summary>
    public async Task<Upload> StoreAsync(AccountId account, byte[] content, CancellationToken ct)
    {
        var upload = await SaveAsync(account, content, ct);
        await uploads.AddAsync(upload);
        return upload;
    }

    /// <summary>The first half of storing, for a caller that writes the row in a transaction of its own: the file alone.</summary>
    public async Task<Upload> SaveAsync(AccountId account, byte[] content, CancellationToken ct)
    {
        if (!HasRoom)
        {
            throw new DiskReservedException();
        }

        var type = FileType.Recognise(content) ?? throw new ArgumentException("It must have been recognised.", nameof(content));
        var now = time.GetUtcNow();
        var upload = new Upload(
            RandomNumberGenerator.GetHexString(IdDigits, lowercase: true), account, type, content.LongLength,
            now, now + options.Value.KeepUploadsFor);
        await store.SaveAsync(upload.Key, content, ct);
        return upload;
    }

    /// <summary>Undoes <see cref="SaveAsync"/>: the row was not written.</summary>
    public Task DiscardAsync(Upload upload, CancellationToken ct) => store.DeleteAsync(upload.Key, ct);
}
