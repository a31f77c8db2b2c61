using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Tessera.Server.Artifacts;

/// <summary>
/// Copies the files in use from one store to another, and verifies the target afterwards. Files that the target already has,
/// compared by size and hash, are skipped, so that an interrupted copy continues where it stopped.
/// </summary>
internal sealed class CopyFiles(IArtifactStore from, IArtifactStore to, Func<ArtifactKey, Task<bool>> isUsed)
{
    private const int AtOnce = 4;

    private readonly ConcurrentQueue<IArtifactStore.ListedFile> _used = [];
    private long _unused;
    private long _copied;
    private long _copiedBytes;

    public async Task<Report> RunAsync(CancellationToken ct)
    {
        var before = await ListAsync(to, ct);
        await Parallel.ForEachAsync(
            from.ListAsync(ct),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (file, stop) => await CopyAsync(file, before, stop));
        var after = await ListAsync(to, ct);
        return new Report(
            _used.Count,
            _used.Sum(file => file.Bytes),
            _copied,
            _copiedBytes,
            _unused,
            _used.LongCount(file => !Has(after, file)));
    }

    private static bool Has(Dictionary<ArtifactKey, long> listed, IArtifactStore.ListedFile file) =>
        listed.TryGetValue(file.Key, out var bytes) && bytes == file.Bytes;

    private static async Task<Dictionary<ArtifactKey, long>> ListAsync(IArtifactStore store, CancellationToken ct)
    {
        var listed = new Dictionary<ArtifactKey, long>();
        await foreach (var file in store.ListAsync(ct))
        {
            listed[file.Key] = file.Bytes;
        }

        return listed;
    }

    private async Task CopyAsync(IArtifactStore.ListedFile file, Dictionary<ArtifactKey, long> before, CancellationToken ct)
    {
        if (!await isUsed(file.Key))
        {
            Interlocked.Increment(ref _unused);
            return;
        }

        // Null: deleted since it was listed.
        if (await from.OpenReadAsync(file.Key, ct) is not { } source)
        {
            return;
        }

        await using var content = source.Content;
        _used.Enqueue(file with { Bytes = source.Length });
        if (Has(before, file) && await HashAsync(from, file.Key, ct) == await HashAsync(to, file.Key, ct))
        {
            return;
        }

        var bytes = new byte[source.Length];
        await content.ReadExactlyAsync(bytes, ct);
        await to.SaveAsync(file.Key, bytes, ct);
        Interlocked.Increment(ref _copied);
        Interlocked.Add(ref _copiedBytes, bytes.LongLength);
    }

    private static async Task<string?> HashAsync(IArtifactStore store, ArtifactKey key, CancellationToken ct)
    {
        if (await store.OpenReadAsync(key, ct) is not { } file)
        {
            return null;
        }

        await using var content = file.Content;
        return file.Sha256 ?? Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
    }

    /// <summary>The result of copying all files to another store.</summary>
    /// <param name="Files">The number of files in use, all of them found in the source.</param>
    /// <param name="Bytes">Their total size in bytes.</param>
    /// <param name="Copied">The number of files that the target did not have yet.</param>
    /// <param name="CopiedBytes">Their total size in bytes.</param>
    /// <param name="Unused">The number of files in the source that no row refers to; they are not copied.</param>
    /// <param name="Missing">The number of files that the target lacks or has in the wrong size afterwards; 0 on success.</param>
    internal sealed record Report(long Files, long Bytes, long Copied, long CopiedBytes, long Unused, long Missing);
}
