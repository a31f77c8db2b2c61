namespace Tessera.Chaos;

public sealed class KillLoopOnSqliteTests(ITestOutputHelper output) : KillLoopTests(Engine.Sqlite, output);
