using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Tessera.Server.Commands;

namespace Tessera.Bench;

/// <summary>
/// What a held stream costs in managed memory, of the bare forwarder and of Tessera: the server runs in this process, its
/// clients and its upstream in others, and the heap is measured after full collections. Buffers of pools that grew for the
/// streams are counted.
/// </summary>
internal static class StreamHeap
{
    private const int WarmUp = 50;

    // A stream lasts five seconds: this many are open before the first ends, without all of them arriving at once.
    private const string PerSecond = "400";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <param name="upstream">Where <see cref="MockUpstream"/> listens.</param>
    /// <param name="folder">Of a server that does not exist yet.</param>
    /// <param name="count">Streams.</param>
    public static async Task<int> RunAsync(Uri upstream, string folder, string count)
    {
        var streams = int.Parse(count, CultureInfo.InvariantCulture);
        var forwarder = FreePort();
        var forwarding = BareForwarder.RunAsync(forwarder.ToString(CultureInfo.InvariantCulture), upstream);
        await ReadyAsync(forwarding, new Uri($"http://127.0.0.1:{forwarder}/json"));
        await SayAsync("bare forwarder", new Uri($"http://127.0.0.1:{forwarder}/v1/chat/completions"), "none", streams);

        var url = $"http://127.0.0.1:{FreePort()}";
        var key = Path.Combine(Directory.CreateDirectory(folder).FullName, "key");
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "catalog.d")).FullName, "bench.json"), """
            {
              "plans": [{ "slug": "elite", "max_pending": 100000 }],
              "models": [{ "slug": "gpt-5-nano", "routes": [{ "provider": "openai", "model": "slow-200" }] }]
            }
            """);
        Environment.SetEnvironmentVariable("TESSERA_BOOTSTRAP_KEY_FILE", key);
        Environment.SetEnvironmentVariable("OPENAI_API_KEY", "bench");
        Environment.SetEnvironmentVariable("OPENAI_BASE_URL", new Uri(upstream, "/v1").ToString());
        using var stop = new CancellationTokenSource();
        var serving = ServeCommand.RunAsync(["--urls", url, "--data", folder], TextWriter.Null, Console.Error, stop.Token);
        await ReadyAsync(serving, new Uri($"{url}/health/ready"));
        var secret = (await File.ReadAllTextAsync(key)).Trim();

        await SayAsync("Tessera", new Uri($"{url}/api/v2/generate"), secret, streams);
        await stop.CancelAsync();
        return await serving;
    }

    private static async Task SayAsync(string server, Uri url, string secret, int streams)
    {
        await PeakAsync(url, secret, WarmUp);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var peak = await PeakAsync(url, secret, streams);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{server}: {(peak - before) / 1024.0 / streams:0.0} KB of managed memory for each of {streams} streams"));
    }

    // The most the heap held while the streams of another process were read to their ends.
    private static async Task<long> PeakAsync(Uri url, string secret, int streams)
    {
        using var load = Process.Start(new ProcessStartInfo(
            Environment.ProcessPath ?? "dotnet",
            [typeof(StreamHeap).Assembly.Location, "streams", url.ToString(), secret, streams.ToString(CultureInfo.InvariantCulture), PerSecond])
        {
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("The load did not start.");
        var peak = 0L;
        while (!load.HasExited)
        {
            peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
            await Task.Delay(Pause);
        }

        return load.ExitCode == 0 ? peak : throw new InvalidOperationException($"Streams broke: {await load.StandardOutput.ReadToEndAsync()}");
    }

    private static async Task ReadyAsync(Task<int> serving, Uri health)
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false });
        while (true)
        {
            if (serving.IsCompleted)
            {
                throw new InvalidOperationException($"The server ended with {await serving}.");
            }

            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, health);
                using var reply = await http.SendAsync(request, CancellationToken.None);
                if (reply.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(Pause);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
