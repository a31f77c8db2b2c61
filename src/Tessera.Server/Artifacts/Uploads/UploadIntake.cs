using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Artifacts.Uploads;

/// <summary>
/// Stores a caller's file temporarily, under a name that cannot be guessed, within the limits of the account's plan. Use is
/// counted from the upload rows, so deleting one frees its space and no separate counter can drift.
/// </summary>
internal sealed class UploadIntake(
    IArtifactStore store, Database database, LedgerStore ledger, PlanCatalog plans, IOptions<ArtifactOptions> options, TimeProvider time)
{
    private const int IdDigits = 32;

    /// <inheritdoc cref="IArtifactStore.TryClaim"/>
    public IDisposable? TryClaim(long bytes) => store.TryClaim(bytes);

    /// <summary>An unused ID, for a file that is given out by its link before it is sent.</summary>
    public static string NewId() => RandomNumberGenerator.GetHexString(IdDigits, lowercase: true);

    /// <summary>Stores a file of a known type.</summary>
    public async Task<Result<Upload>> StoreAsync(AccountId account, byte[] content, CancellationToken ct, string? id = null)
    {
        Result<Upload> saved;
        using (store.TryClaim(content.LongLength) ?? throw new DiskReservedException())
        {
            saved = await SaveAsync(account, content, ct, id);
        }

        if (saved.IsError)
        {
            return saved;
        }

        var plan = await PlanOfAsync(account, ct);
        if (await database.WriteAsync(session => UploadStore.TryAddAsync(session, saved.Value, plan)) is not { } refusal)
        {
            return saved;
        }

        await DiscardAsync(saved.Value, ct);
        return refusal;
    }

    /// <summary>
    /// The first half of storing, for a caller that writes the row in its own transaction and has claimed the bytes: stores
    /// only the file.
    /// </summary>
    public async Task<Result<Upload>> SaveAsync(AccountId account, byte[] content, CancellationToken ct, string? id = null)
    {
        var type = FileType.Recognise(content) ?? throw new ArgumentException("It must have been recognised.", nameof(content));
        if (await RefusalAsync(account, content.LongLength, ct) is { } refusal)
        {
            return refusal;
        }

        var now = time.GetUtcNow();
        var upload = new Upload(
            id ?? NewId(), account, type, content.LongLength,
            now, now + options.Value.KeepUploadsFor);
        await store.SaveAsync(upload.Key, content, ct);
        return upload;
    }

    /// <summary>
    /// The second half, for a request that does nothing else: writes the row, with the reply and its idempotency key; the file is
    /// deleted when it is refused.
    /// </summary>
    public async Task<Result<T>> KeepAsync<T>(
        Upload upload, IdempotentWrites writes, Func<Upload, T> reply, Func<T, string?>? location, CancellationToken ct)
        where T : class, IStatusCodeHttpResult, IValueHttpResult
    {
        var plan = await PlanOfAsync(upload.Account, ct);
        // Links follow the request's host, which is not known where the write runs.
        var success = reply(upload);
        var kept = await writes.WriteAsync<T>(
            async session => await UploadStore.TryAddAsync(session, upload, plan) is { } late ? late : success, location);
        if (kept.IsError)
        {
            await DiscardAsync(upload, ct);
        }

        return kept;
    }

    /// <summary>
    /// Why the account may not upload this many bytes now; null when it may. Called with 0 bytes before a body is read.
    /// </summary>
    public async Task<ApiError?> RefusalAsync(AccountId account, long bytes, CancellationToken ct)
    {
        var (plan, now) = (await PlanOfAsync(account, ct), time.GetUtcNow());
        return UploadQuota.Refusal(plan, await database.ReadAsync(session => UploadStore.UseOfAsync(session, account, now)), bytes, now);
    }

    private async Task<Plan> PlanOfAsync(AccountId account, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return plans.Find((await ledger.GetWalletAsync(account)).Plan) ?? plans.All[0];
    }

    private Task DiscardAsync(Upload upload, CancellationToken ct) => store.DeleteAsync(upload.Key, ct);
}
