using System.Diagnostics;

namespace Tessera.Server.Tests.Dialects.Workspaces;

/// <summary>Another program, run to its end.</summary>
internal static class ExternalProgram
{
    /// <summary>What it printed; it must end well.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        process.Start();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(TestHttp.Ct), process.StandardError.ReadToEndAsync(TestHttp.Ct));
        await process.WaitForExitAsync(TestHttp.Ct);
        process.ExitCode.ShouldBe(0, await errors);
        return await output;
    }
}
