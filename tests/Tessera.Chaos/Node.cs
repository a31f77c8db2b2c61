using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Tessera.Chaos;

/// <summary>The real server in a process of its own.</summary>
internal sealed partial class Node : IAsyncDisposable
{
    private readonly ChildProcess _process;
    private readonly long _started = Stopwatch.GetTimestamp();
    private bool _isDisposed;

    private Node(ChildProcess process, string key)
    {
        _process = process;
        Client = new HttpClient(new SocketsHttpHandler()) { Timeout = TimeSpan.FromMinutes(3) };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Length == 0 ? "none" : key);
    }

    /// <summary>A client with the owner's key.</summary>
    public HttpClient Client { get; }

    public Uri Url => Client.BaseAddress ?? throw new InvalidOperationException("It does not listen yet.");

    /// <summary>From the start of the process until it prints its address.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    public int Id => _process.Id;

    public string Said => $"{_process.Output}\n{_process.Errors}";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Node Begin(string key, string folder, Dictionary<string, string> environment, string[] arguments) =>
        new(ChildProcess.Start(Installation.DotNet, [Installation.Program, .. arguments], folder, environment), key);

    /// <summary>False if it ended before it listened.</summary>
    public async Task<bool> WaitUntilReadyAsync()
    {
        var url = await _process.WaitForAsync(text => Address.Match(text) is { Success: true } match ? match.Value : null, Ct);
        if (url is null)
        {
            return false;
        }

        ReadyAfter = Stopwatch.GetElapsedTime(_started);
        Client.BaseAddress = new Uri(url);
        return true;
    }

    public Task KillAsync() => _process.KillAsync();

    public Task TerminateAsync() => _process.TerminateAsync(Ct);

    public Task ContinueAsync() => _process.SignalAsync("CONT", Ct);

    public Task<int> WaitAsync() => _process.WaitAsync(Ct);

    /// <summary>Waits until the kernel has stopped it.</summary>
    public async Task WaitUntilStoppedAsync()
    {
        // "pid (name) T …": the state follows the last bracket.
        while (!(await File.ReadAllTextAsync($"/proc/{Id}/stat", Ct)).Split(") ")[^1].StartsWith('T'))
        {
            await Task.Delay(20, Ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        Client.Dispose();
        await _process.DisposeAsync();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address { get; }
}
