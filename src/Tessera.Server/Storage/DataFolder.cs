using System.Text;
using Tessera.Server.Configuration;

namespace Tessera.Server.Storage;

/// <summary>
/// The folder that holds everything an installation owns: database, files, keys, its configuration. One server at a
/// time: the lock is the operating system's, so a killed server leaves none behind.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // A Unix socket's path has 108 bytes in the system's own structure, the last of them zero. https://man7.org/linux/man-pages/man7/unix.7.html
    private const int MaxSocketPathBytes = 107;

    // EWOULDBLOCK of flock.
    private const int HeldByAnother = 11;

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
    public static string SocketOf(string path) => Path.Combine(Path.GetFullPath(path), ServerOptions.AdminSocketName);

    /// <summary>The SQLite file of a folder.</summary>
    public static string DatabaseIn(string path) => Path.Combine(path, "tessera.db");

    /// <summary>Whether a server has ever been started on the folder, or a backup of one was put there.</summary>
    public static bool Exists(string path) => File.Exists(LockOf(path)) || File.Exists(DatabaseIn(Path.GetFullPath(path)));

    /// <summary>The folder for this process, created when it is missing; null when another process holds it.</summary>
    /// <exception cref="OperatorException">The path cannot be a data folder.</exception>
    public static DataFolder? TryOpen(string path)
    {
        var full = Path.GetFullPath(path);
        RequireUsable(full);
        Directory.CreateDirectory(full, Private);
        try
        {
            var held = new FileStream(LockOf(full), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new DataFolder(full, held);
        }
        catch (IOException failure) when (failure.HResult == HeldByAnother)
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

    private static string LockOf(string path) => Path.Combine(Path.GetFullPath(path), "tessera.lock");

    private static void RequireUsable(string full)
    {
        for (var above = full; above is not null; above = Path.GetDirectoryName(above))
        {
            if (File.Exists(above))
            {
                throw new OperatorException($"{above} is a file, so it cannot hold the data folder {full}. Choose a folder with --data.");
            }
        }

        if (Encoding.UTF8.GetByteCount(SocketOf(full)) > MaxSocketPathBytes)
        {
            throw new OperatorException(
                $"The path of the data folder {full} is too long: that of the admin socket in it, {SocketOf(full)}, may have at most {MaxSocketPathBytes} bytes. Choose a shorter one with --data.");
        }
    }
}
