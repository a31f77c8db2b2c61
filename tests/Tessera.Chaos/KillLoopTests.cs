using System.Globalization;

namespace Tessera.Chaos;

/// <summary>J1, on one engine. <c>tests/chaos/kill-loop</c> runs it with more cycles.</summary>
public abstract class KillLoopTests(Engine engine, ITestOutputHelper output)
{
    private static int Cycles => Number("TESSERA_CHAOS_CYCLES") ?? TestScale.Of(100, least: 10);

    private static int Seed => Number("TESSERA_CHAOS_SEED") ?? Environment.TickCount & 0xFFFFFF;

    [Fact]
    public async Task Whenever_it_is_killed_no_generation_is_lost_and_none_is_charged_twice()
    {
        var seed = Seed;
        await using var cluster = await Cluster.OpenAsync(engine);
        var loop = new KillLoop(cluster, seed);

        var problems = await loop.RunAsync(Cycles);

        var ready = loop.Ready;
        output.WriteLine(
            $"{engine}: {Cycles} kills, seed {seed}, {loop.Acknowledged} generations acknowledged; ready after {ready[ready.Count / 2].TotalSeconds:0.00} s (median), {ready[^1].TotalSeconds:0.00} s (longest)");
        problems.ShouldBeEmpty($"TESSERA_CHAOS_SEED={seed}");
        loop.Acknowledged.ShouldBeGreaterThan(0);
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
