using System.Text;

namespace Tessera.Server.Commands;

/// <summary>Passes a key to a script in a file that only its owner can read, written completely or not at all.</summary>
internal static class KeyFile
{
    public static void Write(string path, string key)
    {
        var full = Path.GetFullPath(path);
        var partial = full + ".partial";
        File.Delete(partial);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using (var file = new FileStream(partial, options))
        {
            file.Write(Encoding.ASCII.GetBytes(key + "\n"));
            file.Flush(flushToDisk: true);
        }

        File.Move(partial, full, overwrite: true);
    }
}
