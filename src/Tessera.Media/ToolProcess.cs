using System.Diagnostics;
using System.Globalization;

namespace Tessera.Media;

/// <summary>
/// Runs a media program (ffmpeg, espeak-ng, tesseract …): with arguments as an array and never through a shell, with limits on
/// time, memory and output. The whole process tree is killed when a limit is reached or the caller cancels.
/// </summary>
public static class ToolProcess
{
    private const int MemoryLimitKilobytes = 4 * 1024 * 1024;
    private const int StandardErrorKept = 4096;

    /// <summary>The path of a program on <c>PATH</c>, or <see langword="null"/> when it is not installed.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its output, in bytes, and its exit code. A program that is killed by a limit throws.</returns>
    /// <exception cref="MediaToolException">The program is missing, took too long or printed too much.</exception>
    public static async Task<ToolResult> RunAsync(ToolCommand command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var path = Find(command.Program)
            ?? throw new MediaToolException($"The program '{command.Program}' is not installed on this server.");

        using var process = new Process { StartInfo = Limited(path, command) };
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(command.Timeout);
        process.Start();
        try
        {
            var feeding = FeedAsync(process, command.Input, deadline.Token);
            var errors = ReadTailAsync(process.StandardError, deadline.Token);
            var output = ReadAsync(process, command, deadline.Token);
            await Task.WhenAll(feeding, errors, output, process.WaitForExitAsync(deadline.Token));
            return new ToolResult(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new MediaToolException($"'{command.Program}' did not finish within {command.Timeout.TotalSeconds:0} s.");
        }
        finally
        {
            Kill(process);
        }
    }

    /// <summary>Runs a program and throws when it does not exit with 0.</summary>
    public static async Task<byte[]> RunCheckedAsync(ToolCommand command, CancellationToken ct)
    {
        var result = await RunAsync(command, ct);
        return result.ExitCode == 0
            ? result.Output
            : throw new MediaToolException($"'{command.Program}' failed with code {result.ExitCode}: {result.Errors}");
    }

    private static ProcessStartInfo Limited(string path, ToolCommand command)
    {
        // prlimit is part of util-linux, on every Debian; it execs the program, so there is no shell and no extra process.
        var start = new ProcessStartInfo("prlimit")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = command.WorkingDirectory ?? Path.GetTempPath(),
        };
        start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"--as={MemoryLimitKilobytes * 1024L}"));
        start.ArgumentList.Add("--core=0");
        start.ArgumentList.Add(path);
        foreach (var argument in command.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private static async Task FeedAsync(Process process, Func<Stream, CancellationToken, Task>? input, CancellationToken ct)
    {
        var stream = process.StandardInput.BaseStream;
        await using (stream)
        {
            if (input is null)
            {
                return;
            }

            try
            {
                await input(stream, ct);
            }
            catch (IOException)
            {
                // The program closed its input early; its exit code says whether that was a failure.
            }
        }
    }

    private static async Task<byte[]> ReadAsync(Process process, ToolCommand command, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await process.StandardOutput.BaseStream.ReadAsync(buffer, ct)) > 0)
        {
            await kept.WriteAsync(buffer.AsMemory(0, read), ct);
            if (kept.Length > command.MaxOutputBytes)
            {
                Kill(process);
                throw new MediaToolException($"'{command.Program}' printed more than {command.MaxOutputBytes} bytes.");
            }
        }

        return kept.ToArray();
    }

    private static async Task<string> ReadTailAsync(StreamReader errors, CancellationToken ct)
    {
        var text = await errors.ReadToEndAsync(ct);
        return (text.Length > StandardErrorKept ? text[^StandardErrorKept..] : text).Trim();
    }

    private static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in the meantime.
        }
    }
}
