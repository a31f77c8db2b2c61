using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Tessera.Server.Tests.Clients;

/// <summary>The programs of a page of docs/clients, run in their order in one folder: later ones read what earlier ones write.</summary>
internal sealed partial class DocumentedPrograms(DirectoryInfo folder, Uri url, string key, IReadOnlyDictionary<string, string> environment)
{
    // These libraries come from a registry that the tests do not reach.
    private static readonly string[] LibrariesNotHere = ["openai", "anthropic", "google", "fal_client", "replicate"];

    /// <summary>The pages that have programs.</summary>
    public static IEnumerable<string> Pages => Directory.EnumerateFiles(Folder, "*.md").Where(page => Of(page).Any()).Select(page => Path.GetFileName(page)).Order();

    private static string Folder => Path.Combine(Installation.Root, "docs", "clients");

    /// <summary>Runs the programs of a page.</summary>
    /// <returns>What each of them printed; null for one that was only parsed.</returns>
    public async Task<IReadOnlyList<(string Code, string? Printed)>> RunAsync(string page)
    {
        Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "node_modules"), Path.Combine(NodeClient.Folder, "node_modules"));
        // Without this, curl ends with 0 where the server answers with an error.
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, ".curlrc"), "fail-with-body\nsilent\nshow-error\n", TestHttp.Ct);
        var printed = new List<(string, string?)>();
        foreach (var (language, code) in Of(Path.Combine(Folder, page)))
        {
            var here = code.Replace("https://your-host", url.ToString().TrimEnd('/'), StringComparison.Ordinal)
                .Replace("http://localhost:8080", url.ToString().TrimEnd('/'), StringComparison.Ordinal)
                .Replace("nb_…", key, StringComparison.Ordinal);
            printed.Add((code, await RunAsync(language, here)));
        }

        return printed;
    }

    private async Task<string?> RunAsync(string language, string code)
    {
        switch (language)
        {
            case "js":
                return await StartAsync("node", await WriteAsync("program.mjs", code));
            case "csharp":
                return await StartAsync("dotnet", "exec", "--runtimeconfig", CSharpCompiler.RuntimeConfig, await CompileAsync(code));
            case "python" when IsOfLibraryNotHere(code):
                await StartAsync("python3", "-c", "import ast, sys; ast.parse(open(sys.argv[1]).read())", await WriteAsync("program.py", code));
                return null;
            case "python":
                return await StartAsync("python3", await WriteAsync("program.py", code));
            default:
                return await StartAsync("bash", "-euo", "pipefail", await WriteAsync("program.sh", code));
        }
    }

    private async Task<string> CompileAsync(string code)
    {
        var assembly = Path.Combine(folder.FullName, "program.dll");
        await StartAsync("dotnet", [CSharpCompiler.Path, .. CSharpCompiler.Arguments(await WriteAsync("program.cs", code), assembly)]);
        CSharpCompiler.LinkLibraries(folder);
        return assembly;
    }

    private async Task<string> WriteAsync(string file, string content)
    {
        var path = Path.Combine(folder.FullName, file);
        await File.WriteAllTextAsync(path, content, TestHttp.Ct);
        return path;
    }

    private async Task<string> StartAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TESSERA_KEY"] = key;
        start.Environment["HOME"] = folder.FullName;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        try
        {
            var (output, problems) = (process.StandardOutput.ReadToEndAsync(TestHttp.Ct), process.StandardError.ReadToEndAsync(TestHttp.Ct));
            await process.WaitForExitAsync(TestHttp.Ct);
            process.ExitCode.ShouldBe(0, $"{await output}\n{await problems}\n{await File.ReadAllTextAsync(arguments[^1], TestHttp.Ct)}");
            return await output;
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    // What a shell runs without curl sets up another program.
    private static IEnumerable<(string Language, string Code)> Of(string page) =>
        from Match block in Blocks().Matches(File.ReadAllText(page))
        let language = block.Groups["language"].Value
        let code = block.Groups["code"].Value
        where language is not "sh" || code.Contains("curl", StringComparison.Ordinal)
        select (language, code);

    private static bool IsOfLibraryNotHere(string code) =>
        Imports().Matches(code).Any(import => LibrariesNotHere.Contains(import.Groups["library"].Value));

    [GeneratedRegex("^```(?<language>js|csharp|python|sh)\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"^(import|from) (?<library>\w+)", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Imports();
}
