using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Tessera.Server.Artifacts;

/// <summary>
/// Writes files that are complete or absent, even after a crash: temporary file, fsync, rename, fsync of the
/// folder. Without the last step a power failure may forget the name.
/// </summary>
internal static partial class DurableFile
{
    // Synchronous: Linux writes to files in no other way, and .NET's asynchronous ones only move it to another thread.
    /// <param name="temporary">Where it is written first.</param>
    /// <param name="content">What is written.</param>
    /// <param name="publish">Moves the complete file to its path and flushes the folder.</param>
    public static void Write(string temporary, ReadOnlySpan<byte> content, Action<string> publish)
    {
        try
        {
            using (var file = new FileStream(temporary, Private))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            publish(temporary);
        }
        finally
        {
            // Gone after the rename; here after a full disk.
            File.Delete(temporary);
        }
    }

    /// <summary>Makes the names in a folder durable.</summary>
    public static void FlushFolder(string folder)
    {
        using var handle = Open(folder, 0);
        if (handle.IsInvalid)
        {
            throw new IOException($"The folder '{folder}' cannot be flushed.", new Win32Exception());
        }

        RandomAccess.FlushToDisk(handle);
    }

    private static FileStreamOptions Private => new()
    {
        Mode = FileMode.Create,
        Access = FileAccess.Write,
        Share = FileShare.None,
        BufferSize = 0,
        UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
    };

    // .NET opens no folders, and a folder's names are flushed through a descriptor of it.
    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial SafeFileHandle Open(string path, int flags);
}
