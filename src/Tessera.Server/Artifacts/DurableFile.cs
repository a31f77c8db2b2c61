using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Tessera.Server.Artifacts;

/// <summary>
/// Writes files so that they are complete or absent, even after a crash: temporary file, fsync, rename, fsync of the folder.
/// Without the last step the name may be lost in a power failure.
/// </summary>
internal static partial class DurableFile
{
    // Synchronous: Linux has no other way to write files, and .NET's asynchronous methods only move the call to another thread.
    /// <param name="temporary">The path of the temporary file.</param>
    /// <param name="content">The content to write.</param>
    /// <param name="publish">Moves the complete file to its path and flushes the folder.</param>
    public static void Write(string temporary, ReadOnlyMemory<byte> content, Action<string> publish) =>
        Write(temporary, file => file.Write(content.Span), publish);

    /// <summary>The same with the content of another file.</summary>
    public static void Copy(string temporary, string source, Action<string> publish) => Write(
        temporary,
        file =>
        {
            using var content = File.OpenRead(source);
            content.CopyTo(file);
        },
        publish);

    private static void Write(string temporary, Action<FileStream> write, Action<string> publish)
    {
        try
        {
            using (var file = new FileStream(temporary, Private))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            publish(temporary);
        }
        finally
        {
            // Does nothing after the rename; removes the partial file after an error such as a full disk.
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

    // .NET cannot open folders, and flushing a folder's names needs a descriptor of it.
    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial SafeFileHandle Open(string path, int flags);
}
