using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Tessera.Server.Artifacts;

/// <summary>
/// Opens, moves and removes files below a folder without following symbolic links below it, and opens regular files only: a
/// link could lead out of the store, and a FIFO would block its reader.
/// </summary>
internal static partial class OwnFiles
{
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;
    private const int EmptyPath = 0x1000;
    private const uint TypeWanted = 1;
    private const int CurrentFolder = -100;

    // The type and the mode have the same offset on every architecture.
    private const int StatSize = 256;
    private const int ModeAt = 28;
    private const int TypeMask = 0xF000;
    private const int Regular = 0x8000;

    // No such file, no such device behind a socket, no folder, a symbolic link.
    private static readonly int[] Absent = [2, 6, 20, 40];

    // These two differ between architectures.
    private static readonly bool IsArm = RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64;
    private static readonly int FolderOnly = IsArm ? 0x4000 : 0x10000;
    private static readonly int NoFollow = IsArm ? 0x8000 : 0x20000;

    /// <summary>Opens a file for reading; null when there is no regular file at that path.</summary>
    /// <exception cref="IOException">The folder cannot be accessed.</exception>
    public static SafeFileHandle? OpenRead(string root, string[] folders, string name)
    {
        using var folder = OpenFolder(root, folders);
        if (folder is null)
        {
            return null;
        }

        var file = OpenAt(folder, name, NoFollow | NonBlocking | CloseOnExec);
        if (OrNull(file, name) is { } opened && IsRegular(opened))
        {
            return opened;
        }

        file.Dispose();
        return null;
    }

    /// <summary>Moves a complete file to its path, replacing an existing one, and makes the name durable.</summary>
    /// <exception cref="IOException">A folder of the path is missing or a symbolic link, or the move failed.</exception>
    public static void MoveInto(string finished, string root, string[] folders, string name)
    {
        using var folder = OpenFolder(root, folders)
            ?? throw new IOException($"'{Path.Combine([root, .. folders])}' is not a folder below the store, or it is a symbolic link, which is not followed.");
        if (RenameAt(CurrentFolder, finished, folder, name) != 0)
        {
            throw new IOException($"The file '{name}' cannot be stored.", new Win32Exception());
        }

        RandomAccess.FlushToDisk(folder);
    }

    /// <summary>Removes a file, or a link with that name; does nothing when there is none.</summary>
    public static void Delete(string root, string[] folders, string name)
    {
        using var folder = OpenFolder(root, folders);
        if (folder is not null && UnlinkAt(folder, name, 0) != 0 && !Absent.Contains(Marshal.GetLastPInvokeError()))
        {
            throw new IOException($"The file '{name}' cannot be removed.", new Win32Exception());
        }
    }

    // The root itself may be a link: an operator may have moved it to another disk.
    private static SafeFileHandle? OpenFolder(string root, string[] folders)
    {
        var folder = OrNull(Open(root, FolderOnly | CloseOnExec), root);
        foreach (var name in folders)
        {
            using var parent = folder;
            folder = parent is null ? null : OrNull(OpenAt(parent, name, FolderOnly | NoFollow | CloseOnExec), name);
        }

        return folder;
    }

    private static SafeFileHandle? OrNull(SafeFileHandle opened, string name)
    {
        if (!opened.IsInvalid)
        {
            return opened;
        }

        var error = Marshal.GetLastPInvokeError();
        opened.Dispose();
        return Absent.Contains(error) ? null : throw new IOException($"'{name}' cannot be opened.", new Win32Exception(error));
    }

    private static unsafe bool IsRegular(SafeFileHandle file)
    {
        var stat = stackalloc byte[StatSize];
        return StatX(file, "", EmptyPath, TypeWanted, stat) == 0 && (*(ushort*)(stat + ModeAt) & TypeMask) == Regular;
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "openat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial SafeFileHandle OpenAt(SafeFileHandle folder, string path, int flags);

    [LibraryImport("libc", EntryPoint = "renameat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int RenameAt(int from, string path, SafeFileHandle to, string name);

    [LibraryImport("libc", EntryPoint = "unlinkat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int UnlinkAt(SafeFileHandle folder, string name, int flags);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial int StatX(SafeFileHandle folder, string path, int flags, uint mask, byte* stat);
}
