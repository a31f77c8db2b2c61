using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Builder;

namespace Tessera.Testing;

/// <summary>The compiler of the installed SDK, for a program with the libraries of these tests and the usings of a new console project.</summary>
internal static class CSharpCompiler
{
    private const string Usings =
        """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    /// <summary>The compiler.</summary>
    public static string Path { get; } = System.IO.Path.Combine(
        Directory.GetDirectories(System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../sdk")), "10.*").Order(StringComparer.Ordinal).Last(),
        "Roslyn/bincore/csc.dll");

    /// <summary>What a compiled program runs on.</summary>
    public static string RuntimeConfig { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, $"{Assembly.GetEntryAssembly()?.GetName().Name}.runtimeconfig.json");

    private static IReadOnlyList<string> Framework { get; } =
    [
        .. Directory.GetFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*.dll"),
        .. Directory.GetFiles(System.IO.Path.GetDirectoryName(typeof(WebApplication).Assembly.Location) ?? throw new InvalidOperationException("ASP.NET Core has no folder."), "*.dll"),
    ];

    private static IReadOnlyList<string> Libraries { get; } =
        [.. Directory.GetFiles(AppContext.BaseDirectory, "*.dll").Where(file => !Framework.Select(System.IO.Path.GetFileName).Contains(System.IO.Path.GetFileName(file)))];

    /// <summary>How to compile a source file.</summary>
    public static IEnumerable<string> Arguments(string source, string assembly)
    {
        var usings = System.IO.Path.ChangeExtension(source, ".usings.cs");
        File.WriteAllText(usings, Usings);
        return ["-nologo", "-nullable:enable", "-target:exe", $"-out:{assembly}", .. Framework.Concat(Libraries).Select(file => $"-r:{file}"), usings, source];
    }

    /// <summary>Makes the libraries available to a program in a folder.</summary>
    public static void LinkLibraries(DirectoryInfo folder)
    {
        foreach (var library in Libraries)
        {
            var link = System.IO.Path.Combine(folder.FullName, System.IO.Path.GetFileName(library));
            if (!File.Exists(link))
            {
                File.CreateSymbolicLink(link, library);
            }
        }
    }
}
