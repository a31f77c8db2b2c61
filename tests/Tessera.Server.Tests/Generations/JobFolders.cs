namespace Tessera.Server.Tests.Generations;

/// <summary>The folders in which jobs keep large files for as long as they run.</summary>
internal static class JobFolders
{
    /// <summary>Where a file of this name has exactly this content; null where there is none.</summary>
    public static string? Find(string name, ReadOnlySpan<byte> content)
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), "tessera-*"))
        {
            var file = Path.Combine(folder, name);
            if (Read(file) is { } read && content.SequenceEqual(read))
            {
                return file;
            }
        }

        return null;
    }

    // Jobs of other tests end, and delete theirs, at any time.
    private static byte[]? Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var content = new byte[file.Length];
            file.ReadExactly(content);
            return content;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
