using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using Tessera.Server.Generations;
using Tessera.Server.Ledger;
using Tessera.Server.Storage.Sqlite;

namespace Tessera.Chaos;

/// <summary>
/// D3: the server's writes to the disk under load are recorded. Then the power fails before and after each sync of interest, and
/// what was not synced is lost, kept, or kept in part. Everything acknowledged before that moment must be in the ledger. The
/// same record with fewer syncs is a server with a weaker setting, which the test must detect.
/// </summary>
public sealed class PowerFailureTests(PowerFailureTests.RecordedRun record, ITestOutputHelper output) : IClassFixture<PowerFailureTests.RecordedRun>
{
    private const int Seed = 20261126;

    // In memory if there is room: syncs of a copy that is only read prove nothing.
    private static string ImageFolder { get; } =
        Directory.Exists("/dev/shm") && new DriveInfo("/dev/shm").AvailableFreeSpace > 1L << 30 ? "/dev/shm" : Path.GetTempPath();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_that_was_acknowledged_is_lost_in_a_power_failure()
    {
        var findings = await FailAsync(Stops(sampled: 20, checkpoints: int.MaxValue), _ => true);

        output.WriteLine(findings.ToString());
        findings.Lost.ShouldBe(0, findings.Example);
        findings.Broken.ShouldBe(0, findings.Example);
        findings.Checkpoints.ShouldBeGreaterThanOrEqualTo(3);
        findings.Acknowledged.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task With_synchronous_NORMAL_acknowledged_generations_are_lost_and_the_ledger_holds()
    {
        // That syncs the write-ahead log only before it is copied into the database, and its header when it restarts.
        var findings = await FailAsync(Stops(sampled: 8, checkpoints: 8), sync => IsCheckpoint(sync) || IsHeader(sync - 1));

        output.WriteLine(findings.ToString());
        findings.Lost.ShouldBeGreaterThan(0);
        findings.Broken.ShouldBe(0, findings.Example);
    }

    [Fact]
    public async Task With_synchronous_OFF_the_database_is_broken()
    {
        var findings = await FailAsync(Stops(sampled: 4, checkpoints: int.MaxValue), _ => false, untilBroken: true);

        output.WriteLine(findings.ToString());
        findings.Broken.ShouldBeGreaterThan(0);
    }

    private bool IsDatabase(int step) => record.Disk.Steps[step].File == RecordedDisk.DatabaseFile;

    // Checkpoints run beside the writer: what its thread does next says what a sync was for.
    private bool IsCheckpoint(int sync) => IsDatabase(sync) || (NextOfThread(sync) is { } next && IsDatabase(next));

    private int? NextOfThread(int step)
    {
        var steps = record.Disk.Steps;
        for (var next = step + 1; next < steps.Count; next++)
        {
            if (steps[next].Thread == steps[step].Thread)
            {
                return next;
            }
        }

        return null;
    }

    private bool IsHeader(int step) => record.Disk.Steps[step] is { File: RecordedDisk.LogFile, Kind: RecordedDisk.Kind.Write, Offset: 0 };

    private async Task<Findings> FailAsync(List<int> stops, Func<int, bool> counts, bool untilBroken = false)
    {
        var findings = new Findings();
        var random = new Random(Seed);
        foreach (var (stop, image) in record.Disk.Fail(stops, record.ReadyStep, counts))
        {
            if (untilBroken && findings.Broken > 0)
            {
                break;
            }

            var failsAt = stop < record.Disk.Steps.Count ? record.Disk.Steps[stop].At : long.MaxValue;
            (string Name, Func<bool> IsDone)[] ways = [("none", () => false), ("all", () => true), ("some", () => random.Next(2) == 0)];
            foreach (var (name, isDone) in image.IsSynced ? ways[..1] : ways)
            {
                var folder = Directory.CreateDirectory(Path.Combine(ImageFolder, $"tessera-power-{Guid.CreateVersion7()}")).FullName;
                image.Save(folder, isDone);
                await LookAsync(folder, failsAt, $"step {stop} with {name} of what was not synced (seed {Seed})", findings);
                Directory.Delete(folder, recursive: true);
            }
        }

        return findings with { Checkpoints = Syncs().Count(IsDatabase), Acknowledged = record.Acknowledged.Count };
    }

    // Before and after syncs: those of checkpoints, and a sample of the commits.
    private List<int> Stops(int sampled, int checkpoints)
    {
        var syncs = Syncs();
        return
        [
            .. Sample(syncs, sampled).Concat(Sample([.. syncs.Where(IsCheckpoint)], checkpoints))
                .SelectMany(sync => new[] { sync, sync + 1 })
                .Distinct()
                .Order(),
        ];
    }

    private static IEnumerable<int> Sample(List<int> syncs, int count) => syncs.Where((_, index) => index % Math.Max(1, syncs.Count / count) == 0);

    private List<int> Syncs() =>
    [
        .. Enumerable.Range(record.ReadyStep, record.Disk.Steps.Count - record.ReadyStep)
            .Where(step => record.Disk.Steps[step].Kind == RecordedDisk.Kind.Sync),
    ];

    private async Task LookAsync(string folder, long failsAt, string when, Findings findings)
    {
        findings.Images++;
        try
        {
            await using var database = SqliteDatabase.Open(folder);
            string[] violations =
            [
                .. await database.ReadAsync(VerifyLedger.RunAsync),
                .. await database.ReadAsync(VerifyGenerations.RunAsync),
                .. (await database.ReadAsync(session => session.Connection.QueryAsync<string>("PRAGMA integrity_check"))).Where(line => line != "ok"),
            ];
            if (violations.Length > 0)
            {
                findings.AddViolation($"At {when}: {violations[0]}");
            }

            var ended = (await database.ReadAsync(session => session.Connection.QueryAsync<long>("SELECT id FROM generations WHERE state >= 5"))).ToHashSet();
            var lost = record.Acknowledged.Where(outcome => outcome.At < failsAt && !ended.Contains(outcome.Id)).ToList();
            findings.AddLost(lost.Count, lost.Count == 0 ? "" : $"At {when}: generation {lost[0].Id} is lost.");
        }
        catch (Exception unreadable) when (unreadable is DbException or IOException or InvalidOperationException)
        {
            findings.AddViolation($"At {when}: {unreadable.Message}");
        }
    }

    /// <summary>One server under load on SQLite, and all it did to the disk.</summary>
    public sealed class RecordedRun : IAsyncLifetime
    {
        private const int Clients = 8;

        // SQLite's log takes 32 MB, copied into the database meanwhile, before it starts over: several times.
        private const long EnoughBytes = 130_000_000;

        private RecordedDisk? _disk;

        internal RecordedDisk Disk => _disk ?? throw new InvalidOperationException("Nothing was recorded.");

        /// <summary>The first step after the server was ready.</summary>
        public int ReadyStep { get; private set; }

        /// <summary>The generations of which a client had the end, and when.</summary>
        internal ConcurrentBag<(long Id, long At)> Acknowledged { get; } = [];

        public async ValueTask InitializeAsync()
        {
            await using var cluster = await Cluster.OpenAsync(Engine.Sqlite);
            var (library, log) = (Path.Combine(cluster.Folder, "powerfail.so"), Path.Combine(cluster.Folder, "disk.log"));
            await CompileAsync(library, cluster.Folder);
            await File.WriteAllBytesAsync(log, [], Ct);
            var before = await File.ReadAllBytesAsync(Path.Combine(cluster.DataOf(0), "tessera.db"), Ct);
            await using var server = await cluster.StartAsync(0, new() { ["LD_PRELOAD"] = library, ["TESSERA_DISK_LOG"] = log });
            var readyAt = Stopwatch.GetTimestamp();
            while (new FileInfo(log).Length < EnoughBytes)
            {
                await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => CallAsync(server.Client)));
            }

            await server.KillAsync();
            _disk = RecordedDisk.Read(before, log);
            ReadyStep = Disk.Steps.TakeWhile(step => step.At < readyAt).Count();
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static async Task CompileAsync(string library, string folder)
        {
            var source = Path.Combine(Installation.Root, "tests/chaos/powerfail.c");
            await using var gcc = ChildProcess.Start("gcc", ["-shared", "-fPIC", "-O2", "-Wall", "-Wextra", "-Werror", "-o", library, source, "-ldl"], folder);
            (await gcc.WaitAsync(Ct)).ShouldBe(0, gcc.Errors);
        }

        private async Task CallAsync(HttpClient client)
        {
            for (var call = 0; call < 25; call++)
            {
                using var response = await client.PostAsJsonAsync("/api/v2/generate", new { model = "gpt-5", prompt = "Hello [sandbox: tokens=200]" }, Ct);
                var body = await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
                Acknowledged.Add((body.GetProperty("id").GetInt64(), Stopwatch.GetTimestamp()));
            }
        }
    }

    private sealed record Findings
    {
        public int Images { get; set; }

        public int Lost { get; private set; }

        public int Broken { get; private set; }

        public int Checkpoints { get; init; }

        public int Acknowledged { get; init; }

        public string Example { get; private set; } = "";

        public void AddViolation(string example) => (Broken, Example) = (Broken + 1, Example.Length == 0 ? example : Example);

        public void AddLost(int count, string example) => (Lost, Example) = (Lost + count, Example.Length == 0 ? example : Example);
    }
}
