namespace Tessera.Chaos;

public sealed class KillLoopOnPostgresTests(ITestOutputHelper output) : KillLoopTests(Engine.Postgres, output);
