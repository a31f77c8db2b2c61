using System.Security.Cryptography;
using Dapper;
using Npgsql;
using Tessera.Server.Generations;
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

        var loss = await LoseOneOfThreeAsync(site, lease);

        loss.Problems.ShouldBeEmpty();
        loss.TakenAfter.ShouldNotBeEmpty();
        var after = loss.TakenAfter.Order().ToList();
        output.WriteLine($"{after.Count} generations of the killed node were taken over after {after[0]} to {after[^1]} ms (p99 {after[(int)Math.Ceiling(after.Count * 0.99) - 1]} ms).");
        (await loss.Promises.KeptAsync(loss.Survivor.Client, site.FirstBalance, Ct)).ShouldBeEmpty();
        (await site.VerifyAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("BEFORE UPDATE ON generations WHEN NEW.fence > OLD.fence AND OLD.state IN (1, 2)", "RETURN NULL", "was not taken over")]
    [InlineData("BEFORE UPDATE ON generations WHEN NEW.state IN (1, 2)", "NEW.lease_until := NEW.lease_until + 3600000", "lasts too long")]
    public async Task Where_a_dead_nodes_work_stays_its_own_the_check_fails(string when, string effect, string found)
    {
        await using var site = await Site.OpenAsync(Engine.Postgres);
        await site.AddMutantAsync(when, effect);

        var loss = await LoseOneOfThreeAsync(site, lease: 2000);

        loss.Problems.ShouldContain(problem => problem.Contains(found, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(FailPoints.AfterSubmitCall)]
    [InlineData(FailPoints.AfterPollCall)]
    [InlineData(FailPoints.BeforeFileStored)]
    [InlineData(FailPoints.AfterFileStored)]
    [InlineData(FailPoints.BeforeSettleCommit)]
    public async Task A_worker_that_sleeps_for_four_leases_is_refused_when_it_wakes_up(string point)
    {
        string[] quick = ["--Tessera:Tasks:Lease=00:00:02", "--Tessera:Tasks:Concurrency=1"];
        await using var site = await Site.OpenAsync(Engine.Postgres);
        await using var rows = NpgsqlDataSource.Create(site.ConnectionString);
        var sleeper = await site.StartAsync(0, new() { [FailPoints.StopVariable] = point }, quick);
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

    /// <summary>While another works on its row, nothing but the fence refuses the sleeper: the row is open.</summary>
    [Theory]
    [InlineData(FailPoints.AfterSubmitCall)]
    [InlineData(FailPoints.AfterFileStored)]
    public async Task A_worker_that_wakes_up_while_another_works_is_refused_by_the_fence(string point)
    {
        await using var site = await Site.OpenAsync(Engine.Postgres);

        (await WakeBesideAnotherAsync(site, point)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_taking_over_leaves_the_fence_as_it_was_the_late_write_is_found()
    {
        await using var site = await Site.OpenAsync(Engine.Postgres);
        await site.AddMutantAsync("BEFORE UPDATE ON generations WHEN OLD.state IN (1, 2) AND NEW.fence > OLD.fence", "NEW.fence := OLD.fence");

        (await WakeBesideAnotherAsync(site, FailPoints.AfterFileStored)).ShouldHaveSingleItem().ShouldStartWith("The sleeper changed");
    }

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private static async Task<long> PictureAsync(Node node, Promises promises, string prompt)
    {
        var load = new Load(make => node.Client.SendAsync(make(), Ct), promises);
        var id = await load.PictureAsync(prompt, isWaitedFor: false, Ct);
        load.Problems.ShouldBeEmpty();
        return id.ShouldNotBeNull();
    }

    /// <summary>Three nodes with eight generations each, of which one is killed.</summary>
    private static async Task<Loss> LoseOneOfThreeAsync(Site site, long lease)
    {
        var nodes = new List<Node>();
        for (var number = 0; number < 3; number++)
        {
            nodes.Add(await site.StartAsync(number, null, "--Tessera:Tasks:Concurrency=8", $"--Tessera:Tasks:Lease={TimeSpan.FromMilliseconds(lease)}"));
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
        var (takenAfter, problems) = await WatchAsync(rows, lease, killedAt: Now);
        return new Loss(nodes[0], promises, takenAfter, problems);
    }

    /// <summary>
    /// Watches the rows until all have ended, or one problem is seen: how long after the kill each of the dead node's was taken, in ms.
    /// None may be taken before its lease is over, nor later than a lease after that.
    /// </summary>
    private static async Task<(List<long> TakenAfter, List<string> Problems)> WatchAsync(NpgsqlDataSource rows, long lease, long killedAt)
    {
        var first = await LeasesAsync(rows, "state IN (1, 2)");
        var taken = new Dictionary<long, long>();
        var problems = first.Where(one => one.Value.Until > Now + lease).Select(one => $"The lease of {one.Key} lasts too long.").ToList();
        while (problems.Count == 0 && await LeasesAsync(rows, "state IN (0, 1, 2)") is { Count: > 0 } open)
        {
            foreach (var (id, (fence, until)) in open)
            {
                if (!first.TryGetValue(id, out var before))
                {
                    continue;
                }

                if (fence == before.Fence)
                {
                    first[id] = (fence, until);
                    problems.AddRange(until + lease < Now ? [$"Generation {id} was not taken over {Now - until} ms after its lease was over."] : []);
                }
                else if (taken.TryAdd(id, until - lease - killedAt) && until - lease < before.Until)
                {
                    problems.Add($"Generation {id} was taken over before its lease was over.");
                }
            }

            await Task.Delay(20, Ct);
        }

        return ([.. taken.Values], problems);
    }

    /// <summary>
    /// A worker sleeps at some point; another takes its generation over and is stopped in the middle, with a long lease; the first
    /// wakes up. Where it finds the row its own, that is the problem; at the end the other goes on and the ledger is verified.
    /// </summary>
    private static async Task<IReadOnlyList<string>> WakeBesideAnotherAsync(Site site, string point)
    {
        string[] oneHand = ["--Tessera:Tasks:Concurrency=1"];
        await using var rows = NpgsqlDataSource.Create(site.ConnectionString);
        var promises = new Promises();
        var sleeper = await site.StartAsync(0, new() { [FailPoints.StopVariable] = point }, [.. oneHand, "--Tessera:Tasks:Lease=00:00:02"]);
        var id = await PictureAsync(sleeper, promises, "A lake [sandbox: delay=100ms]");
        await sleeper.WaitUntilStoppedAsync();
        var other = await site.StartAsync(1, new() { [FailPoints.StopVariable] = FailPoints.AfterPollCall }, [.. oneHand, "--Tessera:Tasks:Lease=00:10:00"]);
        await other.WaitUntilStoppedAsync();
        var row = await RowAsync(rows, id);

        await sleeper.ContinueAsync();
        // It has one hand: when it has made another picture, it has done with the first.
        var next = await PictureAsync(sleeper, promises, "A hill");
        while (await CountAsync(rows, $"id = {next} AND {GenerationStates.IsOpen}") > 0)
        {
            await Task.Delay(20, Ct);
        }

        var after = await RowAsync(rows, id);
        if (after != row)
        {
            return [$"The sleeper changed {row} to {after}."];
        }

        await other.ContinueAsync();
        return [.. await promises.KeptAsync(other.Client, site.FirstBalance, Ct), .. await site.VerifyAsync()];
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

    private sealed record Loss(Node Survivor, Promises Promises, IReadOnlyList<long> TakenAfter, IReadOnlyList<string> Problems);
}
