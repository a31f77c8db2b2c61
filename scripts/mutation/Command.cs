using System.Diagnostics;

namespace Tessera.Mutation;

/// <summary>Runs a program and returns its output.</summary>
internal static class Command
{
    /// <summary>The exit code, null if the program was ended at its limit, and everything that it printed.</summary>
    public static async Task<(int? Code, string Output)> RunAsync(
        string program, IReadOnlyList<string> arguments, string folder, TimeSpan? limit = null, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var timer = new CancellationTokenSource(limit ?? TimeSpan.FromMinutes(30));
        try
        {
            await process.WaitForExitAsync(timer.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            return (null, await output + await errors);
        }

        return (process.ExitCode, await output + await errors);
    }
}
