using System.Diagnostics;
using System.Globalization;
using System.Text;
using Npgsql;

namespace Tessera.Testing;

/// <summary>
/// A PostgreSQL server of the tests' own, started once a process when first asked for: data in a temporary folder, on a
/// Unix socket there. It ends after the last test, or with the test process, whatever ends that.
/// </summary>
public sealed class PostgresServer
{
    private static readonly Lazy<PostgresServer> Started = new(() => new PostgresServer());

    private readonly string _folder = Directory.CreateTempSubdirectory("tessera-pg-").FullName;
    private readonly Process _process;
    private long _databases;
    private int _stopped;

    private PostgresServer()
    {
        var data = Path.Combine(_folder, "data");
        RunToEnd("chown", ["postgres", _folder]);
        RunToEnd(AsPostgres[0], [.. AsPostgres[1..], Program("initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);
        // Not durable: what is tested here is our side of it. What survives a power failure is another test's.
        string[] settings = ["fsync=off", "listen_addresses=", "max_connections=500", "shared_buffers=64MB", $"unix_socket_directories={_folder}", "log_min_messages=fatal"];
        _process = StartForGood(AsPostgres[0], [.. AsPostgres[1..], Program("postgres"), "-D", data, .. settings.SelectMany(setting => new[] { "-c", setting })]);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop();
        WaitUntilReady();
    }

    public static PostgresServer Shared => Started.Value;

    /// <summary>Makes an empty database, or a copy of another without connections.</summary>
    /// <param name="template">The database to copy.</param>
    /// <returns>Its connection string.</returns>
    public string CreateDatabase(string? template = null)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        Execute($"CREATE DATABASE {name} {(template is null ? "" : $"TEMPLATE {template} STRATEGY FILE_COPY")}");
        return ConnectionString(name);
    }

    /// <summary>Closes all connections to a database, as if the processes that use it had been killed, and copies it.</summary>
    public string CopyAsIfKilled(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database ?? "";
        Execute($"ALTER DATABASE {name} ALLOW_CONNECTIONS false");
        Execute($"SELECT pg_terminate_backend(pid, 120000) FROM pg_stat_activity WHERE datname = '{name}'");
        try
        {
            return CreateDatabase(name);
        }
        finally
        {
            Execute($"ALTER DATABASE {name} ALLOW_CONNECTIONS true");
        }
    }

    /// <summary>Ends the server, if a test started it.</summary>
    public static void StopIfStarted()
    {
        if (Started.IsValueCreated)
        {
            Started.Value.Stop();
        }
    }

    public void Drop(string connectionString) =>
        Execute($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");

    private static string[] AsPostgres => Environment.UserName == "root"
        ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--pdeathsig=INT"]
        : ["setpriv", "--pdeathsig=INT"];

    private static string Program(string name) => Directory.EnumerateDirectories("/usr/lib/postgresql")
        .OrderDescending()
        .Select(version => Path.Combine(version, "bin", name))
        .FirstOrDefault(File.Exists) ?? throw new InvalidOperationException($"PostgreSQL's {name} is not installed (apt-get install postgresql).");

    private string ConnectionString(string database) => $"Host={_folder};Username=postgres;Database={database};Maximum Pool Size=16;Pooling=true";

    private void WaitUntilReady()
    {
        while (true)
        {
            try
            {
                Execute("SELECT 1");
                return;
            }
            catch (NpgsqlException starting) when (!_process.HasExited)
            {
                _ = starting;
                Thread.Yield();
            }
        }
    }

    private void Execute(string sql)
    {
        using var connection = new NpgsqlConnection($"Host={_folder};Username=postgres;Database=postgres;Pooling=false;Command Timeout=120");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private void Stop()
    {
        if (Interlocked.Exchange(ref _stopped, 1) == 1)
        {
            return;
        }

        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static void RunToEnd(string program, string[] arguments)
    {
        if (program == "chown" && Environment.UserName != "root")
        {
            return;
        }

        using var process = Start(program, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }

    // The system ends a child when the thread that started it ends: this one stays.
    private static Process StartForGood(string program, string[] arguments)
    {
        var started = new TaskCompletionSource<Process>();
        var parent = new Thread(() =>
        {
            started.SetResult(Start(program, arguments));
            new ManualResetEvent(false).WaitOne();
        });
        parent.IsBackground = true;
        parent.Start();
        return started.Task.GetAwaiter().GetResult();
    }

    private static Process Start(string program, string[] arguments)
    {
        var process = new Process { StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true } };
        var said = new StringBuilder();
        process.OutputDataReceived += (_, line) => said.AppendLine(line.Data);
        process.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
