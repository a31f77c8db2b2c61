using System.Globalization;

namespace Tessera.Server.Artifacts;

/// <summary>Files in the data folder. One server holds that folder, so whatever is in the temporary part at start is rubbish.</summary>
internal sealed class ArtifactFolder : IArtifactStore
{
    private const int ShardDigits = 3;

    private readonly string _root;
    private readonly string _temporary;
    private readonly Lock _folders = new();

    public ArtifactFolder(DataFolder data)
    {
        _root = data.Folder("artifacts");
        _temporary = Directory.CreateDirectory(Path.Combine(_root, "temporary")).FullName;
        foreach (var unfinished in Directory.EnumerateFiles(_temporary))
        {
            File.Delete(unfinished);
        }
    }

    public Task SaveAsync(ArtifactKey key, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        EnsureFolder(Path.Combine(_root, key.Folder), _root);
        EnsureFolder(ShardOf(key), Path.Combine(_root, key.Folder));
        DurableFile.Write(PathOf(key), Path.Combine(_temporary, Guid.CreateVersion7().ToString("N")), content.Span);
        return Task.CompletedTask;
    }

    public Task<StoredFile?> OpenReadAsync(ArtifactKey key, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        try
        {
            var file = new FileStream(PathOf(key), new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                // A file being read may be deleted or replaced; the reader keeps what it opened.
                Share = FileShare.Read | FileShare.Delete,
                BufferSize = 0,
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
            });
            var written = File.GetLastWriteTimeUtc(file.SafeFileHandle).Ticks;
            var version = string.Create(CultureInfo.InvariantCulture, $"{file.Length:x}-{written:x}");
            return Task.FromResult<StoredFile?>(new StoredFile(file, file.Length, version));
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<StoredFile?>(null);
        }
    }

    public Task DeleteAsync(ArtifactKey key, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        try
        {
            File.Delete(PathOf(key));
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing of that shard was ever stored.
        }

        return Task.CompletedTask;
    }

    public IAsyncEnumerable<ListedFile> ListAsync(CancellationToken ct) => ArtifactKey.Folders
        .Select(folder => new DirectoryInfo(Path.Combine(_root, folder)))
        .Where(folder => folder.Exists)
        .SelectMany(folder => folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => (Folder: folder.Name, File: file)))
        .Select(found => ArtifactKey.TryParse($"/{found.Folder}/{found.File.Name}", out var key) && PathOf(key) == found.File.FullName
            ? new ListedFile(key, found.File.Length)
            : (ListedFile?)null)
        .OfType<ListedFile>()
        .ToAsyncEnumerable();

    private string PathOf(ArtifactKey key) => Path.Combine(ShardOf(key), key.FileName);

    // By the last digits, which spread evenly: no folder grows past a thousandth of all files.
    private string ShardOf(ArtifactKey key) =>
        Path.Combine(_root, key.Folder, key.Stem.PadLeft(ShardDigits, '0')[^ShardDigits..]);

    private void EnsureFolder(string folder, string parent)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        // Under the lock: whoever finds the folder must be able to rely on its name being on disk.
        lock (_folders)
        {
            if (!Directory.Exists(folder))
            {
                Directory.CreateDirectory(folder);
                DurableFile.FlushFolder(parent);
            }
        }
    }
}
