using System.Globalization;

namespace Tessera.Chaos;

/// <summary>J9: the nodes are restarted one after the other under load. <c>tests/chaos/rolling-restarts</c> does it 20 times.</summary>
public sealed class RollingRestartTests(ITestOutputHelper output)
{
    private const int Clients = 4;

    private static readonly string[] Draining = ["--Tessera:DrainFor=00:00:02"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static int Restarts =>
        int.TryParse(Environment.GetEnvironmentVariable("TESSERA_CHAOS_RESTARTS"), CultureInfo.InvariantCulture, out var number) ? number : TestScale.Of(20, least: 3);

    [Fact]
    public async Task No_call_fails_while_the_nodes_are_restarted_one_by_one()
    {
        await using var cluster = await Cluster.OpenAsync(Engine.Postgres);
        Node?[] nodes = [await StartAsync(cluster, 0), await StartAsync(cluster, 1), await StartAsync(cluster, 2)];
        var (outcomes, balancer) = (new ObservedOutcomes(), new Balancer(nodes));
        var load = new Load(balancer.SendAsync, outcomes);
        var failures = new List<string>();
        using var enough = new CancellationTokenSource();
        var clients = Enumerable.Range(0, Clients).Select(client => CallAsync(load, new Random(client), failures, enough.Token)).ToList();

        for (var restart = 0; restart < Restarts; restart++)
        {
            var number = restart % nodes.Length;
            var node = nodes[number] ?? throw new InvalidOperationException("It was not started again.");
            await node.TerminateAsync();
            (await node.WaitAsync()).ShouldBe(0, node.Said);
            nodes[number] = await StartAsync(cluster, number);
        }

        await enough.CancelAsync();
        await Task.WhenAll(clients);

        output.WriteLine($"{Restarts} restarts, {nodes.Select((_, index) => balancer.SentTo(index)).Sum()} calls, {outcomes.Count} generations, {failures.Count} failures.");
        failures.ShouldBeEmpty();
        load.Problems.ShouldBeEmpty();
        outcomes.Count.ShouldBeGreaterThan(Restarts);
        (await outcomes.FindViolationsAsync(nodes[0]?.Client ?? new HttpClient(new SocketsHttpHandler()), cluster.FirstBalance, Ct)).ShouldBeEmpty();
        outcomes.Unanswered.ShouldBe(0);
        (await cluster.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_node_that_is_killed_instead_of_stopped_is_noticed_by_the_same_clients()
    {
        await using var cluster = await Cluster.OpenAsync(Engine.Postgres);
        Node?[] nodes = [await StartAsync(cluster, 0), await StartAsync(cluster, 1)];
        var balancer = new Balancer(nodes);
        var load = new Load(balancer.SendAsync, new ObservedOutcomes());
        var failures = new List<string>();
        using var enough = new CancellationTokenSource();
        var clients = Enumerable.Range(0, Clients).Select(client => CallAsync(load, new Random(client), failures, enough.Token)).ToList();

        while (FailureCount(failures) == 0)
        {
            var node = nodes[1] ?? throw new InvalidOperationException("It was not started again.");
            for (var served = balancer.SentTo(1); balancer.SentTo(1) < served + 10;)
            {
                await Task.Delay(1, Ct);
            }

            await node.KillAsync();
            nodes[1] = await StartAsync(cluster, 1);
        }

        await enough.CancelAsync();
        await Task.WhenAll(clients);
    }

    private static Task<Node> StartAsync(Cluster cluster, int number) => cluster.StartAsync(number, null, Draining);

    private static int FailureCount(List<string> failures)
    {
        lock (failures)
        {
            return failures.Count;
        }
    }

    private static async Task CallAsync(Load load, Random random, List<string> failures, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            try
            {
                await load.OneAsync(random, Ct);
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException)
            {
                lock (failures)
                {
                    failures.Add($"{failure.GetType().Name}: {failure.Message} {failure.InnerException?.Message}");
                }
            }
        }
    }
}
