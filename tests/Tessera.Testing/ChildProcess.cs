using System.Diagnostics;
using System.Globalization;

namespace Tessera.Testing;

/// <summary>A program in a process of its own, with what it has printed. It does not outlive its test.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Lock _turn = new();
    private readonly List<string> _output = [];
    private readonly List<string> _errors = [];
    private TaskCompletionSource _printed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Note(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Note(_errors, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output => Text(_output);

    public string Errors => Text(_errors);

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    /// <summary>Starts a program in a folder, with nothing of this machine's own configuration in its environment.</summary>
    public static ChildProcess Start(string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsConfiguration).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new ChildProcess(new Process { StartInfo = start });
    }

    /// <summary>Waits until the process has ended and all it printed is here; its exit code.</summary>
    public async Task<int> WaitAsync(CancellationToken ct)
    {
        await _process.WaitForExitAsync(ct);
        return _process.ExitCode;
    }

    /// <summary>Waits until something is found in what was printed; null when the process ends without it.</summary>
    public async Task<T?> WaitForAsync<T>(Func<string, T?> find, CancellationToken ct)
        where T : class
    {
        var ending = _process.WaitForExitAsync(ct);
        while (true)
        {
            var printed = Volatile.Read(ref _printed).Task;
            if (find(Output) is { } found)
            {
                return found;
            }

            if (ending.IsCompleted)
            {
                await ending;
                return find(Output);
            }

            await Task.WhenAny(printed, ending);
        }
    }

    /// <summary><c>kill -9</c>: the process has no chance to do anything about it.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM: what a service manager sends.</summary>
    public Task TerminateAsync(CancellationToken ct) => SignalAsync("TERM", ct);

    /// <summary>Any other signal, by its short name.</summary>
    public async Task SignalAsync(string signal, CancellationToken ct)
    {
        await using var kill = Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)], Path.GetTempPath());
        (await kill.WaitAsync(ct)).ShouldBe(0, kill.Errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static bool IsConfiguration(string name) =>
        name.StartsWith("TESSERA_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("OPENAI_", StringComparison.Ordinal)
        || name.StartsWith("ASPNETCORE_", StringComparison.Ordinal)
        || name.StartsWith("DOTNET_ENVIRONMENT", StringComparison.Ordinal);

    private void Note(List<string> lines, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_turn)
        {
            lines.Add(line);
        }

        Interlocked.Exchange(ref _printed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    private string Text(List<string> lines)
    {
        lock (_turn)
        {
            return string.Join('\n', lines);
        }
    }
}
