namespace Tessera.Server;

/// <summary>
/// The folder that holds everything an installation owns: database, files, keys, its configuration. One server at a
/// time: the lock is the operating system's, so a killed server leaves none behind.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly FileStream? _lock;

    private DataFolder(string path, FileStream? held)
    {
        FullPath = path;
        _lock = held;
    }

    public string FullPath { get; }

    /// <summary>The socket on which the running server takes <c>admin</c> commands.</summary>
    public string AdminSocket => SocketOf(FullPath);

    /// <summary>The admin socket of a folder that another process may hold.</summary>
    public static string SocketOf(string path) => Path.Combine(Path.GetFullPath(path), "admin.sock");

    /// <summary>Takes the folder for this process, or says who has it.</summary>
    public static DataFolder? TryOpen(string path)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(full, Private);
        try
        {
            var held = new FileStream(Path.Combine(full, "tessera.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new DataFolder(full, held);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>A private folder in this one; a path of several is private at each step.</summary>
    public string Folder(params ReadOnlySpan<string> names)
    {
        var path = FullPath;
        foreach (var name in names)
        {
            path = Directory.CreateDirectory(Path.Combine(path, name), Private).FullName;
        }

        return path;
    }

    public void Dispose() => _lock?.Dispose();
}
