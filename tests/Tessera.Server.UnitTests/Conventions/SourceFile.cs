using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tessera.Server.UnitTests.Conventions;

/// <summary>One of our source files, parsed.</summary>
internal sealed record SourceFile(string Path, string Text, CompilationUnitSyntax Root)
{
    private static readonly CSharpParseOptions Language = new(LanguageVersion.Preview);
    private static readonly Lazy<string> RepositoryFolder = new(FindRepository);
    private static readonly Lazy<IReadOnlyList<SourceFile>> AllFiles = new(ReadAll);

    /// <summary>The folder that holds Tessera.slnx.</summary>
    public static string Repository => RepositoryFolder.Value;

    /// <summary>Every C# file of src and tests; their paths are relative to the repository.</summary>
    public static IReadOnlyList<SourceFile> All => AllFiles.Value;

    public static IEnumerable<SourceFile> Under(string folder) =>
        All.Where(file => file.Path.StartsWith(folder + "/", StringComparison.Ordinal));

    public IEnumerable<T> Nodes<T>()
        where T : SyntaxNode => Root.DescendantNodes().OfType<T>();

    public static int Lines(SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static List<SourceFile> ReadAll() =>
    [
        .. new[] { "src", "tests", "bench" }
            .Select(folder => System.IO.Path.Combine(Repository, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Select(path => Read(System.IO.Path.GetRelativePath(Repository, path), File.ReadAllText(path))),
    ];

    private static SourceFile Read(string path, string text) =>
        new(path, text, CSharpSyntaxTree.ParseText(text, Language).GetCompilationUnitRoot());

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Tessera.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Tessera.slnx is above none of the folders of the test.");
    }
}
