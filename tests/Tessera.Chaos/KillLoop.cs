namespace Tessera.Chaos;

/// <summary>
/// Kills the server repeatedly at random moments under mixed load, verifies the ledger and restarts it each time; at the end
/// every acknowledged outcome is checked.
/// </summary>
internal sealed class KillLoop(Cluster cluster, int seed)
{
    private const int Clients = 4;

    private readonly ObservedOutcomes _outcomes = new();
    private readonly Random _random = new(seed);
    private readonly List<TimeSpan> _ready = [];
    private readonly List<string> _problems = [];

    public int Acknowledged => _outcomes.Count;

    /// <summary>How long each start took until it listened, shortest first.</summary>
    public IReadOnlyList<TimeSpan> Ready => [.. _ready.Order()];

    // The next node takes over a dead node's jobs when its lease expires: short, so that each cycle has takeovers.
    public static string[] Arguments { get; } = ["--Tessera:Tasks:Lease=00:00:02"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The problems found; empty if there are none.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(int cycles)
    {
        for (var cycle = 1; cycle <= cycles && _problems.Count == 0; cycle++)
        {
            await CycleAsync(cycle, isLast: cycle >= cycles - 2);
            _problems.AddRange((await cluster.VerifyAsync()).Select(problem => $"After kill {cycle}: {problem}."));
        }

        await using var server = await cluster.StartAsync(0, null, Arguments);
        _problems.AddRange(await _outcomes.FindViolationsAsync(server.Client, cluster.FirstBalance, Ct));
        _problems.AddRange(await cluster.VerifyAsync());
        return _problems;
    }

    private async Task CycleAsync(int cycle, bool isLast)
    {
        await using var server = cluster.Begin(0, null, Arguments);
        if (_random.Next(10) == 0)
        {
            // Also during its start, while it recovers unfinished generations.
            await Task.Delay(_random.Next(1500), Ct);
            await server.KillAsync();
            return;
        }

        if (!await server.WaitUntilReadyAsync())
        {
            _problems.Add($"Start {cycle} failed: {server.Said}");
            return;
        }

        _ready.Add(server.ReadyAfter);
        var load = new Load(make => server.Client.SendAsync(make(), HttpCompletionOption.ResponseHeadersRead, Ct), _outcomes);
        var clients = Enumerable.Range(0, Clients).Select(client => UntilGoneAsync(load, new Random((seed * 1000) + (cycle * Clients) + client))).ToList();
        if (isLast)
        {
            clients.Add(GoneAsync(() => load.VideoAsync("A lighthouse", Ct)));
        }

        // By replies, not by time, so that kills come equally deep in the work on slow and fast machines.
        var enough = _outcomes.Count + _random.Next(15);
        while (_outcomes.Count < enough && clients.Any(client => !client.IsCompleted))
        {
            await Task.Delay(1, Ct);
        }

        await Task.Delay(_random.Next(100), Ct);
        await server.KillAsync();
        await Task.WhenAll(clients);
        _problems.AddRange(load.Problems.Select(problem => $"In cycle {cycle}: {problem}"));
    }

    private static async Task UntilGoneAsync(Load load, Random random)
    {
        while (!await GoneAsync(() => load.OneAsync(random, Ct)))
        {
        }
    }

    /// <summary>Makes a call; true if the server died during it.</summary>
    public static async Task<bool> GoneAsync(Func<Task> call)
    {
        try
        {
            await call();
            return false;
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            return true;
        }
    }
}
