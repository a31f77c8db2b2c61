using System.Globalization;
using Tessera.Server.Storage;

namespace Tessera.Server.Artifacts;

/// <summary>
/// Files in the data folder. One server holds that folder, so any temporary files at start are left over from a crash.
/// </summary>
internal sealed class ArtifactFolder : IArtifactStore
{
    private const int ShardDigits = 3;

    private static readonly EnumerationOptions WithoutLinks = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = false,
    };

    private readonly string _root;
    private readonly string _temporary;
    private readonly Lock _folders = new();
    private readonly DiskSpace _space;

    public ArtifactFolder(DataFolder data, DiskSpace space)
    {
        _space = space;
        _root = data.Folder("artifacts");
        var temporary = Directory.CreateDirectory(Path.Combine(_root, "temporary"));
        if (temporary.LinkTarget is { } elsewhere)
        {
            throw new IOException($"The folder {temporary.FullName} is a symbolic link to {elsewhere}, whose files would be deleted. Remove the link.");
        }

        _temporary = temporary.FullName;
        foreach (var unfinished in Directory.EnumerateFiles(_temporary))
        {
            File.Delete(unfinished);
        }
    }

    public bool HasRoom => !_space.IsShort;

    public IDisposable? TryClaim(long bytes) => _space.TryClaim(bytes);

    public IDisposable Claim(long bytes) => _space.Claim(bytes);

    public Task SaveAsync(ArtifactKey key, ReadOnlyMemory<byte> content, CancellationToken ct) =>
        SaveAsync(key, (temporary, publish) => DurableFile.Write(temporary, content, publish), ct);

    public Task SaveFileAsync(ArtifactKey key, string path, CancellationToken ct) =>
        SaveAsync(key, (temporary, publish) => DurableFile.Copy(temporary, path, publish), ct);

    public Task<StoredFile?> OpenReadAsync(ArtifactKey key, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (OwnFiles.OpenRead(_root, FoldersOf(key), key.FileName) is not { } handle)
        {
            return Task.FromResult<StoredFile?>(null);
        }

        // A file being read may be deleted or replaced; the reader keeps the file that it opened.
        var file = new FileStream(handle, FileAccess.Read, bufferSize: 0);
        var written = File.GetLastWriteTimeUtc(handle).Ticks;
        var version = string.Create(CultureInfo.InvariantCulture, $"{file.Length:x}-{written:x}");
        return Task.FromResult<StoredFile?>(new StoredFile(file, file.Length, version));
    }

    public Task DeleteAsync(ArtifactKey key, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        OwnFiles.Delete(_root, FoldersOf(key), key.FileName);
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<IArtifactStore.ListedFile> ListAsync(CancellationToken ct) => ArtifactKey.Folders
        .Select(folder => new DirectoryInfo(Path.Combine(_root, folder)))
        .Where(folder => folder.Exists && folder.LinkTarget is null)
        .SelectMany(folder => folder.EnumerateFiles("*", WithoutLinks).Select(file => (Folder: folder.Name, File: file)))
        .Select(found => ArtifactKey.TryParse($"/{found.Folder}/{found.File.Name}", out var key) && PathOf(key) == found.File.FullName
            ? new IArtifactStore.ListedFile(key, found.File.Length)
            : (IArtifactStore.ListedFile?)null)
        .OfType<IArtifactStore.ListedFile>()
        .ToAsyncEnumerable();

    private Task SaveAsync(ArtifactKey key, Action<string, Action<string>> write, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        EnsureFolder(Path.Combine(_root, key.Folder), _root);
        EnsureFolder(Path.Combine(_root, key.Folder, ShardOf(key)), Path.Combine(_root, key.Folder));
        write(Path.Combine(_temporary, Guid.CreateVersion7().ToString("N")), written => OwnFiles.MoveInto(written, _root, FoldersOf(key), key.FileName));
        return Task.CompletedTask;
    }

    private string PathOf(ArtifactKey key) => Path.Combine([_root, .. FoldersOf(key), key.FileName]);

    private static string[] FoldersOf(ArtifactKey key) => [key.Folder, ShardOf(key)];

    // By the last digits, which are evenly distributed: no folder grows past a thousandth of all files.
    private static string ShardOf(ArtifactKey key) => key.Stem.PadLeft(ShardDigits, '0')[^ShardDigits..];

    private void EnsureFolder(string folder, string parent)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        // Under the lock: once the folder is visible, its name must be on disk.
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
