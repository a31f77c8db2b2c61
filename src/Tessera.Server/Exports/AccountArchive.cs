using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Tessera.Server.Accounts;
using Tessera.Server.Artifacts;
using Tessera.Server.Artifacts.Uploads;
using Tessera.Server.Generations;
using Tessera.Server.Generations.History;
using Tessera.Server.Http;
using Tessera.Server.Keys;
using Tessera.Server.Ledger;

namespace Tessera.Server.Exports;

/// <summary>
/// What is held about an account, as a zip archive: <c>profile.json</c>, <c>keys.json</c>, <c>generations.jsonl</c> and
/// <c>transactions.jsonl</c> with one object a line, and the files below <c>generations/</c> and <c>uploads/</c>. It is written page by
/// page, so that its size is not limited by memory or disk.
/// </summary>
internal sealed class AccountArchive(
    UserProfiles profiles, KeyStore keys, GenerationReader generations, UploadStore uploads, LedgerStore ledger, IArtifactStore store, TimeProvider time)
{
    public const string ContentType = "application/zip";

    private const int PageSize = 100;

    private static readonly ReadOnlyMemory<byte> LineEnd = "\n"u8.ToArray();

    /// <summary>Writes the archive of an account that exists.</summary>
    /// <exception cref="IOException">The reader of the output is gone, or the store of the files cannot be read.</exception>
    public async Task WriteAsync(AccountId account, Stream output, CancellationToken ct)
    {
        await using var writes = new AsyncWrites(output);
        await using (var archive = await ZipArchive.CreateAsync(writes, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct))
        {
            await AddAllAsync(archive, account, ct);
        }

        await writes.FlushAsync(ct);
    }

    private async Task AddAllAsync(ZipArchive archive, AccountId account, CancellationToken ct)
    {
        await AddAsync(archive, "profile.json", await profiles.FindAsync(account), ct);
        var owned = await keys.ListAsync(account, time.GetUtcNow());
        await AddAsync(archive, "keys.json", owned.Select(KeySummary.Of).ToList(), ct);
        await AddLinesAsync(archive, "transactions.jsonl", LedgerAsync(account, ct), ExportedTransaction.Of, ct);
        await AddLinesAsync(archive, "generations.jsonl", GenerationsAsync(account, ct), ExportedGeneration.Of, ct);
        await foreach (var generation in GenerationsAsync(account, ct))
        {
            if (ExportedGeneration.FileOf(generation) is { } file)
            {
                await AddFileAsync(archive, file, ct);
            }
        }

        await foreach (var upload in UploadsAsync(account, ct))
        {
            await AddFileAsync(archive, upload.Key, ct);
        }
    }

    private static async Task AddAsync<T>(ZipArchive archive, string name, T value, CancellationToken ct)
    {
        await using var entry = await archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct);
        await JsonSerializer.SerializeAsync(entry, value, WireJson.Options, ct);
    }

    private static async Task AddLinesAsync<TRow, TLine>(
        ZipArchive archive, string name, IAsyncEnumerable<TRow> rows, Func<TRow, TLine> toLine, CancellationToken ct)
    {
        await using var entry = await archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct);
        await foreach (var row in rows)
        {
            await entry.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(toLine(row), WireJson.Options), ct);
            await entry.WriteAsync(LineEnd, ct);
        }
    }

    // One that was removed since its row was read is left out. Media are compressed already.
    private async Task AddFileAsync(ZipArchive archive, ArtifactKey key, CancellationToken ct)
    {
        if (await store.OpenReadAsync(key, ct) is { } file)
        {
            await using var content = file.Content;
            await using var entry = await archive.CreateEntry(key.ToString(), CompressionLevel.NoCompression).OpenAsync(ct);
            await content.CopyToAsync(entry, ct);
        }
    }

    // Newest first, as everywhere.
    private async IAsyncEnumerable<JournalLine> LedgerAsync(AccountId account, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var before = long.MaxValue; ;)
        {
            ct.ThrowIfCancellationRequested();
            var (lines, _) = await ledger.ListAsync(account, before, PageSize);
            foreach (var line in lines)
            {
                yield return line;
            }

            if (lines.Count < PageSize)
            {
                yield break;
            }

            before = lines[^1].Id;
        }
    }

    private async IAsyncEnumerable<Generation> GenerationsAsync(AccountId account, [EnumeratorCancellation] CancellationToken ct)
    {
        for (GenerationId? after = null; ;)
        {
            ct.ThrowIfCancellationRequested();
            var page = await generations.ListAsync(account, category: null, after, PageSize, isNewestFirst: true);
            foreach (var generation in page)
            {
                yield return generation;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            after = page[^1].Id;
        }
    }

    private async IAsyncEnumerable<Upload> UploadsAsync(AccountId account, [EnumeratorCancellation] CancellationToken ct)
    {
        for (Upload? after = null; ;)
        {
            ct.ThrowIfCancellationRequested();
            var page = await uploads.ListAsync(account, after, PageSize, isNewestFirst: true, time.GetUtcNow());
            foreach (var upload in page)
            {
                yield return upload;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            after = page[^1];
        }
    }
}
