using System.Diagnostics;
using Tessera.Server.Tests.Generations;

namespace Tessera.Server.Tests.Clients;

/// <summary>A file of tests/clients, run by Node.</summary>
internal static class NodeClient
{
    /// <summary>The folder of the npm project.</summary>
    public static string Folder { get; } = Path.Combine(Installation.Root, "tests", "clients");

    /// <summary>
    /// Runs a file, such as <c>openai.test.mjs</c>, against the server: all of its tests pass, and the ledger is right afterwards. They
    /// find the server and its keys in the environment.
    /// </summary>
    public static Task RunAsync(TestServer server, string file) => RunAsync(server, file, server.Url, new Dictionary<string, string>());

    /// <summary>The same at another address of the server, and with more in the environment.</summary>
    public static async Task RunAsync(TestServer server, string file, Uri url, IReadOnlyDictionary<string, string> environment)
    {
        Directory.Exists(Path.Combine(Folder, "node_modules")).ShouldBeTrue($"Run `npm ci --ignore-scripts` in {Folder}, as ./test does.");
        var (account, poor) = (await server.OpenAccountAsync(tokens: 1000), await server.OpenAccountAsync(tokens: 0));
        var start = new ProcessStartInfo("node", ["--test", "--test-reporter=tap", file])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["TESSERA_URL"] = url.ToString().TrimEnd('/'),
                ["TESSERA_KEY"] = account.Key,
                ["TESSERA_POOR_KEY"] = poor.Key,
            },
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var node = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        try
        {
            var (output, problems) = (node.StandardOutput.ReadToEndAsync(TestHttp.Ct), node.StandardError.ReadToEndAsync(TestHttp.Ct));
            await node.WaitForExitAsync(TestHttp.Ct);
            node.ExitCode.ShouldBe(0, $"{await output}\n{await problems}");
            (await output).ShouldNotContain("# tests 0");
        }
        finally
        {
            node.Kill(entireProcessTree: true);
        }

        await server.ShouldVerifyAsync();
    }
}
