namespace Tessera.Chaos;

/// <summary>What J1 must find out.</summary>
public sealed class KillLoopMutantTests
{
    private const string Moved = "AFTER UPDATE ON generations WHEN NEW.fence > OLD.fence AND OLD.state IN (1, 2)";

    // Faults that show only in a takeover: the row is hidden, or a token vanishes.
    [Theory]
    [InlineData("UPDATE generations SET deleted_at = 1 WHERE id = NEW.id", "is lost")]
    [InlineData("UPDATE wallets SET pack_tokens = pack_tokens - 1 WHERE account_id = NEW.account_id", "I2")]
    public async Task A_server_that_is_wrong_after_a_crash_only_is_found_out(string effect, string found)
    {
        await using var cluster = await Cluster.OpenAsync(Engine.Sqlite);
        await cluster.AddMutantAsync(Moved, effect);

        var problems = await new KillLoop(cluster, seed: 1).RunAsync(20);

        problems.ShouldContain(problem => problem.Contains(found, StringComparison.Ordinal));
    }
}
