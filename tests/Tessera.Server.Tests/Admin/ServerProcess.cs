using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace Tessera.Server.Tests.Admin;

/// <summary>The server as a process of its own, as a user starts it.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _printed = new();

    private ServerProcess(Process process)
    {
        _process = process;
    }

    public Uri Url { get; private set; } = new("http://127.0.0.1");

    /// <summary>Starts it on a free port and returns when it says where it listens.</summary>
    public static async Task<ServerProcess> StartAsync(string folder, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Tessera.Server.dll"), "--urls", "http://127.0.0.1:0", "--data", folder])
        {
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var server = new ServerProcess(Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start."));
        while (await server._process.StandardOutput.ReadLineAsync(TestHttp.Ct) is { } line)
        {
            server._printed.AppendLine(line);
            if (Address().Match(line) is { Success: true } address)
            {
                server.Url = new Uri(address.Value);
                return server;
            }
        }

        throw new InvalidOperationException($"The server ended: {server._printed}");
    }

    public HttpClient ClientFor(string key)
    {
        var client = new SocketsHttpHandler { AllowAutoRedirect = false }.ToClient(Url);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>Returns when a generation of this caller has been admitted.</summary>
    public async Task WaitForOneOpenGenerationAsync(HttpClient client)
    {
        while ((await client.GetJsonAsync("/api/v2/user/balance")).Whole("held_tokens") == 0)
        {
            _process.HasExited.ShouldBeFalse();
        }
    }

    /// <summary>
    /// Stops it in an orderly way, waits, and gives all it printed. Not by SIGINT: a shell's background job, and so what it
    /// starts, ignores that signal.
    /// </summary>
    public async Task<string> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        _printed.Append(await _process.StandardOutput.ReadToEndAsync(TestHttp.Ct));
        await _process.WaitForExitAsync(TestHttp.Ct);
        _process.ExitCode.ShouldBe(0);
        return _printed.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
