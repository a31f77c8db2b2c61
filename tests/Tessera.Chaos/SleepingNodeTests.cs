using System.Security.Cryptography;
using Dapper;
using Npgsql;
using Tessera.Server.Generations;
using Tessera.Server.Hosting;

namespace Tessera.Chaos;

/// <summary>A node on PostgreSQL that sleeps, and wakes up after another has taken its work over (J4).</summary>
public sealed class SleepingNodeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FailPoints.AfterSubmitCall)]
    [InlineData(FailPoints.AfterPollCall)]
    [InlineData(FailPoints.BeforeFileStored)]
    [InlineData(FailPoints.AfterFileStored)]
    [InlineData(FailPoints.BeforeSettleCommit)]
    public async Task A_worker_that_sleeps_for_four_leases_is_refused_when_it_wakes_up(string point)
    {
        string[] quick = ["--Tessera:Tasks:Lease=00:00:02", "--Tessera:Tasks:Concurrency=1"];
        await using var cluster = await Cluster.OpenAsync(Engine.Postgres);
        await using var rows = NpgsqlDataSource.Create(cluster.ConnectionString);
        var sleeper = await cluster.StartAsync(0, new() { [FailPoints.StopVariable] = point }, quick);
        var outcomes = new ObservedOutcomes();
        var id = await SubmitElsewhereAsync(cluster, outcomes);
        await sleeper.WaitUntilStoppedAsync();
        var stoppedAt = Now;

        var other = await cluster.StartAsync(1, null, quick);
        (await outcomes.FindViolationsAsync(other.Client, cluster.FirstBalance, Ct)).ShouldBeEmpty();
        var (row, file) = (await RowAsync(rows, id), FilesOf(cluster));
        await other.TerminateAsync();
        (await other.WaitAsync()).ShouldBe(0);
        while (Now < stoppedAt + (4 * 2000))
        {
            await Task.Delay(100, Ct);
        }

        await sleeper.ContinueAsync();
        // It has one hand: when it has made another image, it has done with the first.
        await Load.SubmitImageAsync(sleeper, outcomes, "A hill", Ct);
        (await outcomes.FindViolationsAsync(sleeper.Client, cluster.FirstBalance, Ct)).ShouldBeEmpty();

        // A node that is slow to renew its short lease takes its own work over again.
        row.ShouldMatch("\"fence\":([3-9]|[1-9][0-9])");
        (await RowAsync(rows, id)).ShouldBe(row);
        file.ShouldNotBeEmpty();
        FilesOf(cluster).Intersect(file).Count().ShouldBe(file.Count);
        (await cluster.VerifyAsync()).ShouldBeEmpty();
    }

    /// <summary>While another works on its row, nothing but the fence refuses the sleeper: the row is open.</summary>
    [Theory]
    [InlineData(FailPoints.AfterSubmitCall)]
    [InlineData(FailPoints.AfterFileStored)]
    public async Task A_worker_that_wakes_up_while_another_works_is_refused_by_the_fence(string point)
    {
        await using var cluster = await Cluster.OpenAsync(Engine.Postgres);

        (await WakeBesideAnotherAsync(cluster, point)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_taking_over_leaves_the_fence_as_it_was_the_late_write_is_found()
    {
        await using var cluster = await Cluster.OpenAsync(Engine.Postgres);
        await cluster.AddMutantAsync("BEFORE UPDATE ON generations WHEN OLD.state IN (1, 2) AND NEW.fence > OLD.fence", "NEW.fence := OLD.fence");

        (await WakeBesideAnotherAsync(cluster, FailPoints.AfterFileStored)).ShouldHaveSingleItem().ShouldStartWith("The sleeper changed");
    }

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>
    /// A worker sleeps at some point; another takes its generation over and is stopped in the middle, with a long lease; the first
    /// wakes up. Where it finds the row its own, that is the problem; at the end the other continues and the ledger is verified.
    /// </summary>
    private static async Task<IReadOnlyList<string>> WakeBesideAnotherAsync(Cluster cluster, string point)
    {
        string[] oneHand = ["--Tessera:Tasks:Concurrency=1"];
        await using var rows = NpgsqlDataSource.Create(cluster.ConnectionString);
        var outcomes = new ObservedOutcomes();
        var sleeper = await cluster.StartAsync(0, new() { [FailPoints.StopVariable] = point }, [.. oneHand, "--Tessera:Tasks:Lease=00:00:02"]);
        var id = await SubmitElsewhereAsync(cluster, outcomes);
        await sleeper.WaitUntilStoppedAsync();
        var other = await cluster.StartAsync(1, new() { [FailPoints.StopVariable] = FailPoints.AfterPollCall }, [.. oneHand, "--Tessera:Tasks:Lease=00:10:00"]);
        await other.WaitUntilStoppedAsync();
        var row = await RowAsync(rows, id);

        await sleeper.ContinueAsync();
        // It has one hand: when it has made another image, it has done with the first.
        var next = await Load.SubmitImageAsync(sleeper, outcomes, "A hill", Ct);
        while (await rows.CountAsync($"id = {next} AND {GenerationStates.IsOpen}", Ct) > 0)
        {
            await Task.Delay(20, Ct);
        }

        var after = await RowAsync(rows, id);
        if (after != row)
        {
            return [$"The sleeper changed {row} to {after}."];
        }

        await other.ContinueAsync();
        return [.. await outcomes.FindViolationsAsync(other.Client, cluster.FirstBalance, Ct), .. await cluster.VerifyAsync()];
    }

    // By a node that only accepts calls: the worker may be stopped before it could reply to a call of its own.
    private static async Task<long> SubmitElsewhereAsync(Cluster cluster, ObservedOutcomes outcomes)
    {
        await using var front = await cluster.StartAsync(2, null, "--Tessera:Roles=api");
        return await Load.SubmitImageAsync(front, outcomes, "A lake [sandbox: delay=100ms]", Ct);
    }

    // The whole row, and its lines in the journal.
    private static async Task<string> RowAsync(NpgsqlDataSource rows, long id)
    {
        await using var connection = await rows.OpenConnectionAsync(Ct);
        return await connection.ExecuteScalarAsync<string>(
            "SELECT row_to_json(g)::text || (SELECT json_agg(j ORDER BY j.id)::text FROM journal j WHERE j.generation_id = g.id) FROM generations g WHERE id = @id",
            new { id }) ?? "";
    }

    private static List<string> FilesOf(Cluster cluster) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(cluster.Folder, "artifacts"), "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/temporary/", StringComparison.Ordinal))
            .Select(file => $"{file} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}"),
    ];
}
