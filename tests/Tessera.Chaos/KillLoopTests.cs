using System.Globalization;
using Tessera.Server.Tests.Storage;

namespace Tessera.Chaos;

/// <summary>J1. <c>tests/chaos/kill-loop</c> runs it with more cycles.</summary>
public sealed class KillLoopTests(ITestOutputHelper output)
{
    private const string Moved = "AFTER UPDATE ON generations WHEN NEW.fence > OLD.fence AND OLD.state IN (1, 2)";

    private static int Cycles => Number("TESSERA_CHAOS_CYCLES") ?? 50;

    private static int Seed => Number("TESSERA_CHAOS_SEED") ?? Environment.TickCount & 0xFFFFFF;

    public static TheoryData<Engine> Engines => Environment.GetEnvironmentVariable("TESSERA_CHAOS_ENGINE") is { Length: > 0 } engine
        ? new(Enum.Parse<Engine>(engine, ignoreCase: true))
        : new(Engine.Sqlite, Engine.Postgres);

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whenever_it_is_killed_no_generation_is_lost_and_none_is_charged_twice(Engine engine)
    {
        var seed = Seed;
        await using var site = await Site.OpenAsync(engine);
        var loop = new KillLoop(site, seed);

        var problems = await loop.RunAsync(Cycles);

        var ready = loop.Ready;
        output.WriteLine(
            $"{engine}: {Cycles} kills, seed {seed}, {loop.Acknowledged} generations acknowledged; ready after {ready[ready.Count / 2].TotalSeconds:0.00} s (median), {ready[^1].TotalSeconds:0.00} s (longest)");
        problems.ShouldBeEmpty($"TESSERA_CHAOS_SEED={seed}");
        loop.Acknowledged.ShouldBeGreaterThan(0);
    }

    // What only goes wrong when somebody takes over from the dead: the row is hidden, or a token vanishes.
    [Theory]
    [InlineData("UPDATE generations SET deleted_at = 1 WHERE id = NEW.id", "is lost")]
    [InlineData("UPDATE wallets SET pack_tokens = pack_tokens - 1 WHERE account_id = NEW.account_id", "I2")]
    public async Task A_server_that_is_wrong_after_a_crash_only_is_found_out(string effect, string found)
    {
        await using var site = await Site.OpenAsync(Engine.Sqlite);
        await using (var database = site.OpenDatabase())
        {
            await database.AddMutantAsync(Moved, effect);
        }

        var problems = await new KillLoop(site, seed: 1).RunAsync(20);

        problems.ShouldContain(problem => problem.Contains(found, StringComparison.Ordinal));
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
