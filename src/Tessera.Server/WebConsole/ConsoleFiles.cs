using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Options;

namespace Tessera.Server.WebConsole;

/// <summary>
/// The files of the built console, read at start: a page and its scripts stay those of one build while the next is copied over
/// them, and a path that is not in the list leads nowhere.
/// </summary>
internal sealed class ConsoleFiles
{
    public const string Index = "index.html";

    // Smaller first; the codings that a build may put beside a file.
    private static readonly (string Ending, string Coding)[] Codings = [(".br", "br"), (".gz", "gzip")];

    private readonly Dictionary<string, ConsoleFile> _files = new(StringComparer.Ordinal);

    public ConsoleFiles(IOptions<WebConsoleOptions> options)
    {
        var folder = new DirectoryInfo(options.Value.Folder);
        if (!File.Exists(Path.Combine(folder.FullName, Index)))
        {
            return;
        }

        var types = new FileExtensionContentTypeProvider();
        var found = folder.EnumerateFiles("*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder.FullName, file.FullName).Replace(Path.DirectorySeparatorChar, '/'), StringComparer.Ordinal);
        foreach (var (path, file) in found.Where(entry => !IsHidden(entry.Key) && !IsCoded(entry.Key, found)))
        {
            var coded = Codings.Where(coding => found.ContainsKey(path + coding.Ending))
                .Select(coding => new ConsoleFile.Form(coding.Coding, File.ReadAllBytes(file.FullName + coding.Ending)));
            _files[path] = new ConsoleFile(
                types.TryGetContentType(path, out var type) ? WithCharset(type) : "application/octet-stream",
                path.StartsWith("assets/", StringComparison.Ordinal),
                [.. coded, new ConsoleFile.Form(null, File.ReadAllBytes(file.FullName))]);
        }
    }

    /// <summary>Whether the console was built.</summary>
    public bool IsBuilt => _files.Count > 0;

    /// <summary>
    /// The file of a path below the console's address. Every other path is one of the pages, whose address only the script knows;
    /// null for a part of another build, which must not be answered with a page.
    /// </summary>
    public ConsoleFile? Find(string path) =>
        _files.GetValueOrDefault(path) ?? (path.StartsWith("assets/", StringComparison.Ordinal) ? null : _files[Index]);

    private static bool IsHidden(string path) => path.Split('/').Any(part => part.StartsWith('.'));

    private static bool IsCoded(string path, Dictionary<string, FileInfo> found) =>
        Codings.Any(coding => path.EndsWith(coding.Ending, StringComparison.Ordinal) && found.ContainsKey(path[..^coding.Ending.Length]));

    private static string WithCharset(string type) =>
        type.StartsWith("text/", StringComparison.Ordinal) || type is "application/json" or "image/svg+xml" ? $"{type}; charset=utf-8" : type;
}
