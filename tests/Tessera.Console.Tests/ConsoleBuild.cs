using System.Diagnostics;

namespace Tessera.Console.Tests;

/// <summary>The built console, which <c>./test</c> makes before the tests; run alone, they make it themselves when it is not there.</summary>
internal static class ConsoleBuild
{
    private static readonly string Source = Path.Combine(Installation.Root, "console");
    private static readonly Lazy<string> Built = new(Build);

    /// <summary>The folder that the server serves.</summary>
    public static string Folder => Built.Value;

    /// <summary>The folder of the texts as JSON.</summary>
    public static string Texts => Path.Combine(Folder, ".texts");

    /// <summary>The script that looks for barriers.</summary>
    public static string Axe { get; } = Path.Combine(Source, "node_modules/axe-core/axe.min.js");

    private static string Build()
    {
        var folder = Environment.GetEnvironmentVariable("TESSERA_CONSOLE") ?? Path.Combine(Source, "dist");
        if (!File.Exists(Path.Combine(folder, "index.html")))
        {
            Run("npm", "run", "build");
        }

        if (!Directory.Exists(Path.Combine(folder, ".texts")))
        {
            Run("node", "scripts/texts.mjs", Path.Combine(folder, ".texts"));
        }

        return folder;
    }

    private static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Source, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"'{program}' did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"`{program} {string.Join(' ', arguments)}` in console/ ended with {process.ExitCode}: {output.Result}{errors}");
        }
    }
}
