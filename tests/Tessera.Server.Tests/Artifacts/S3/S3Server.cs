using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.S3;

namespace Tessera.Server.Tests.Artifacts.S3;

/// <summary>A real S3-compatible server (npm s3rver) in a process of its own, which ends with this one at the latest.</summary>
internal sealed class S3Server : IAsyncDisposable
{
    public const string AccessKey = "S3RVER";
    public const string SecretKey = "S3RVER";

    private static readonly Lazy<Task<S3Server>> SharedServer = new(StartAsync);
    private static int Buckets;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tessera-test-");
    private Process? _process;
    private Task _reading = Task.CompletedTask;
    private TaskCompletionSource _printed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private S3Server()
    {
    }

    /// <summary>What it was asked for, in order: method, path and query, range.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public string Folder => _folder.FullName;

    public int Port { get; private set; }

    public string Url => $"http://127.0.0.1:{Port}";

    /// <summary>The server of all tests that only need buckets of their own.</summary>
    public static Task<S3Server> SharedAsync() => SharedServer.Value;

    /// <summary>One that a test may kill.</summary>
    public static async Task<S3Server> StartAsync()
    {
        var server = new S3Server();
        // Below the range the system takes ports of outgoing connections from: it must be free again after a kill.
        do
        {
            server.Port = Random.Shared.Next(15_000, 32_000);
        }
        while (!IsFree(server.Port) || !await server.TryRunAsync());
        return server;
    }

    /// <summary>The settings of a Tessera that keeps its files in a bucket of this server.</summary>
    public string[] SettingsFor(string bucket, params string[] more) =>
    [
        $"--Tessera:Artifacts:S3:Bucket={bucket}",
        $"--Tessera:Artifacts:S3:Endpoint={Url}",
        $"--Tessera:Artifacts:S3:AccessKey={AccessKey}",
        $"--Tessera:Artifacts:S3:SecretKey={SecretKey}",
        .. more,
    ];

    /// <summary>A client beside Tessera's.</summary>
    public AmazonS3Client NewClient() => new(
        new BasicAWSCredentials(AccessKey, SecretKey),
        new AmazonS3Config
        {
            ServiceURL = Url,
            ForcePathStyle = true,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });

    public async Task<string> NewBucketAsync()
    {
        var bucket = string.Create(CultureInfo.InvariantCulture, $"tessera-{Interlocked.Increment(ref Buckets)}");
        using var client = NewClient();
        await client.PutBucketAsync(bucket, TestHttp.Ct);
        return bucket;
    }

    /// <summary>Waits until it has been asked for something.</summary>
    public async Task<string> WaitForAsync(Func<string, bool> isIt)
    {
        while (true)
        {
            var printed = Volatile.Read(ref _printed).Task;
            if (Requests.FirstOrDefault(isIt) is { } request)
            {
                return request;
            }

            await printed.WaitAsync(TestHttp.Ct);
        }
    }

    /// <summary><c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
            await _reading;
            process.Dispose();
            _process = null;
        }
    }

    /// <summary>Runs again where it was killed, with what it had.</summary>
    public async Task ReviveAsync() => (await TryRunAsync()).ShouldBeTrue();

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
        _folder.Delete(recursive: true);
    }

    private static bool IsFree(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        try
        {
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task<bool> TryRunAsync()
    {
        var script = Path.Combine(Installation.Root, "tests", "s3", "serve.mjs");
        var start = new ProcessStartInfo("node", [script, _folder.FullName, Port.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        if (await process.StandardOutput.ReadLineAsync() is not { } line)
        {
            var error = await process.StandardError.ReadToEndAsync();
            return error.Contains("EADDRINUSE", StringComparison.Ordinal) ? false : throw new InvalidOperationException($"The S3 server did not start: {error}");
        }

        line.ShouldBe($"listening {Port}");
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        _process = process;
        _reading = ReadAsync(process.StandardOutput);
        return true;
    }

    private async Task ReadAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            Requests.Enqueue(line);
            Interlocked.Exchange(ref _printed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        }
    }
}
