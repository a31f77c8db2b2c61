using System.Security.Cryptography;
using Dapper;
using Npgsql;
using Tessera.Server.Storage;

namespace Tessera.Chaos;

/// <summary>Several nodes on PostgreSQL of which one dies (J2), or sleeps and wakes up too late (J4).</summary>
public sealed class NodeLossTests(ITestOutputHelper output)
{
    private const string Slow = "A lake [sandbox: delay=12s]";
    private const int Generations = 24;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_killed_node_worked_on_is_continued_by_the_others_when_its_lease_is_over()
    {
        const long lease = 15_000;
        await using var site = await Site.OpenAsync(Engine.Postgres);
        var nodes = new List<Node>();
        for (var number = 0; number < 3; number++)
        {
            nodes.Add(await site.StartAsync(number, null, "--Tessera:Tasks:Concurrency=8"));
        }

        var promises = new Promises();
        for (var index = 0; index < Generations; index++)
        {
            await PictureAsync(nodes[index % 3], promises, Slow);
        }

        await using var rows = NpgsqlDataSource.Create(site.ConnectionString);
        // All of them are with a provider, eight of them through the node that is killed.
        while (await LeasesAsync(rows, "state = 2") is { } running && running.Count < Generations && await CountAsync(rows, "state > 2") == 0)
        {
            await Task.Delay(20, Ct);
        }

        await nodes[2].KillAsync();
        var killedAt = Now;
        var taken = await WatchAsync(rows, lease);

        taken.ShouldNotBeEmpty();
        taken.ShouldAllBe(one => one.LeaseEnd <= killedAt + lease);
        taken.ShouldAllBe(one => one.TakenAt >= one.LeaseEnd);
        var after = taken.Select(one => one.TakenAt - killedAt).Order().ToList();
        output.WriteLine($"{taken.Count} generations of the killed node were taken over after {after[0]} to {after[^1]} ms (p99 {after[(int)Math.Ceiling(after.Count * 0.99) - 1]} ms).");
        after[^1].ShouldBeLessThan(2 * lease);
        (await promises.KeptAsync(nodes[0].Client, site.FirstBalance, Ct)).ShouldBeEmpty();
        (await site.VerifyAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(CrashPoints.SubmitAnswered)]
    [InlineData(CrashPoints.PollAnswered)]
    [InlineData(CrashPoints.FileUnstored)]
    [InlineData(CrashPoints.FileStored)]
    [InlineData(CrashPoints.SettleUncommitted)]
    public async Task A_worker_that_sleeps_for_four_leases_is_refused_when_it_wakes_up(string point)
    {
        string[] quick = ["--Tessera:Tasks:Lease=00:00:02", "--Tessera:Tasks:Concurrency=1"];
        await using var site = await Site.OpenAsync(Engine.Postgres);
        await using var rows = NpgsqlDataSource.Create(site.ConnectionString);
        var sleeper = await site.StartAsync(0, new() { [CrashPoints.StopVariable] = point }, quick);
        var promises = new Promises();
        var id = await PictureAsync(sleeper, promises, "A lake [sandbox: delay=100ms]");
        await sleeper.WaitUntilStoppedAsync();
        var stoppedAt = Now;

        var other = await site.StartAsync(1, null, quick);
        (await promises.KeptAsync(other.Client, site.FirstBalance, Ct)).ShouldBeEmpty();
        var (row, file) = (await RowAsync(rows, id), FilesOf(site));
        await other.TerminateAsync();
        (await other.WaitAsync()).ShouldBe(0);
        while (Now < stoppedAt + (4 * 2000))
        {
            await Task.Delay(100, Ct);
        }

        await sleeper.ContinueAsync();
        // It has one hand: when it has made another picture, it has done with the first.
        await PictureAsync(sleeper, promises, "A hill");
        (await promises.KeptAsync(sleeper.Client, site.FirstBalance, Ct)).ShouldBeEmpty();

        row.ShouldContain("\"fence\":3");
        (await RowAsync(rows, id)).ShouldBe(row);
        file.ShouldNotBeEmpty();
        FilesOf(site).Intersect(file).Count().ShouldBe(file.Count);
        (await site.VerifyAsync()).ShouldBeEmpty();
    }

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private static async Task<long> PictureAsync(Node node, Promises promises, string prompt)
    {
        var load = new Load(make => node.Client.SendAsync(make(), Ct), promises);
        var id = await load.PictureAsync(prompt, isWaitedFor: false, Ct);
        load.Problems.ShouldBeEmpty();
        return id.ShouldNotBeNull();
    }

    /// <summary>Watches the rows until all have ended: which were taken from the dead node, when, and until when they were its own.</summary>
    private static async Task<List<(long LeaseEnd, long TakenAt)>> WatchAsync(NpgsqlDataSource rows, long lease)
    {
        var first = await LeasesAsync(rows, "state IN (1, 2)");
        var taken = new Dictionary<long, (long LeaseEnd, long TakenAt)>();
        while (await LeasesAsync(rows, "state IN (0, 1, 2)") is { Count: > 0 } open)
        {
            foreach (var (id, (fence, until)) in open)
            {
                if (first.TryGetValue(id, out var before) && fence == before.Fence)
                {
                    first[id] = (fence, until);
                }
                else if (first.TryGetValue(id, out before))
                {
                    taken.TryAdd(id, (before.Until, until - lease));
                }
            }

            await Task.Delay(20, Ct);
        }

        return [.. taken.Values];
    }

    private static async Task<Dictionary<long, (long Fence, long Until)>> LeasesAsync(NpgsqlDataSource rows, string where)
    {
        await using var connection = await rows.OpenConnectionAsync(Ct);
        var found = await connection.QueryAsync<(long Id, long Fence, long Until)>($"SELECT id, fence, lease_until FROM generations WHERE {where}");
        return found.ToDictionary(row => row.Id, row => (row.Fence, row.Until));
    }

    private static async Task<long> CountAsync(NpgsqlDataSource rows, string where)
    {
        await using var connection = await rows.OpenConnectionAsync(Ct);
        return await connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM generations WHERE {where}");
    }

    // The whole row, and its lines in the journal.
    private static async Task<string> RowAsync(NpgsqlDataSource rows, long id)
    {
        await using var connection = await rows.OpenConnectionAsync(Ct);
        return await connection.ExecuteScalarAsync<string>(
            "SELECT row_to_json(g)::text || (SELECT json_agg(j ORDER BY j.id)::text FROM journal j WHERE j.generation_id = g.id) FROM generations g WHERE id = @id",
            new { id }) ?? "";
    }

    private static List<string> FilesOf(Site site) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(site.Folder, "artifacts"), "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/temporary/", StringComparison.Ordinal))
            .Select(file => $"{file} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}"),
    ];
}
