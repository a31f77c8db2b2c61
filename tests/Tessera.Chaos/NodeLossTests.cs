using Dapper;
using Npgsql;

namespace Tessera.Chaos;

/// <summary>Several nodes on PostgreSQL of which one dies (J2).</summary>
public sealed class NodeLossTests(ITestOutputHelper output)
{
    private const string Slow = "A lake [sandbox: delay=25s]";
    private const int Generations = 24;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_nodes_jobs_are_continued_by_the_others_when_its_leases_expire()
    {
        const long lease = 15_000;
        await using var cluster = await Cluster.OpenAsync(Engine.Postgres);

        var loss = await LoseOneOfThreeAsync(cluster, lease);

        loss.Problems.ShouldBeEmpty();
        loss.TakenAfter.ShouldNotBeEmpty();
        var after = loss.TakenAfter.Order().ToList();
        output.WriteLine($"{after.Count} generations of the killed node were taken over after {after[0]} to {after[^1]} ms (p99 {after[(int)Math.Ceiling(after.Count * 0.99) - 1]} ms).");
        (await loss.Outcomes.FindViolationsAsync(loss.Survivor.Client, cluster.FirstBalance, Ct)).ShouldBeEmpty();
        (await cluster.VerifyAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("BEFORE UPDATE ON generations WHEN NEW.fence > OLD.fence AND OLD.state IN (1, 2)", "RETURN NULL", "was not taken over")]
    [InlineData("BEFORE UPDATE ON generations WHEN NEW.state IN (1, 2)", "NEW.lease_until := NEW.lease_until + 3600000", "lasts too long")]
    public async Task Where_a_dead_nodes_work_stays_its_own_the_check_fails(string when, string effect, string found)
    {
        await using var cluster = await Cluster.OpenAsync(Engine.Postgres);
        await cluster.AddMutantAsync(when, effect);

        var loss = await LoseOneOfThreeAsync(cluster, lease: 2000);

        loss.Problems.ShouldContain(problem => problem.Contains(found, StringComparison.Ordinal));
    }

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Three nodes with eight generations each, of which one is killed.</summary>
    private static async Task<NodeLoss> LoseOneOfThreeAsync(Cluster cluster, long lease)
    {
        var nodes = new List<Node>();
        for (var number = 0; number < 3; number++)
        {
            nodes.Add(await cluster.StartAsync(number, null, "--Tessera:Tasks:Concurrency=8", $"--Tessera:Tasks:Lease={TimeSpan.FromMilliseconds(lease)}"));
        }

        var outcomes = new ObservedOutcomes();
        for (var index = 0; index < Generations; index++)
        {
            await Load.SubmitImageAsync(nodes[index % 3], outcomes, Slow, Ct);
        }

        await using var rows = NpgsqlDataSource.Create(cluster.ConnectionString);
        // All of them are with a provider, eight of them through the node that is killed.
        while (await LeasesAsync(rows, "state = 2") is { } running && running.Count < Generations && await rows.CountAsync("state > 2", Ct) == 0)
        {
            await Task.Delay(20, Ct);
        }

        await nodes[2].KillAsync();
        var (takenAfter, problems) = await WatchAsync(rows, lease, killedAt: Now);
        return new NodeLoss(nodes[0], outcomes, takenAfter, problems);
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

    private static async Task<Dictionary<long, (long Fence, long Until)>> LeasesAsync(NpgsqlDataSource rows, string where)
    {
        await using var connection = await rows.OpenConnectionAsync(Ct);
        var found = await connection.QueryAsync<(long Id, long Fence, long Until)>($"SELECT id, fence, lease_until FROM generations WHERE {where}");
        return found.ToDictionary(row => row.Id, row => (row.Fence, row.Until));
    }

    private sealed record NodeLoss(Node Survivor, ObservedOutcomes Outcomes, IReadOnlyList<long> TakenAfter, IReadOnlyList<string> Problems);
}
