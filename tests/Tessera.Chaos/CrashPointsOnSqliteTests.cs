namespace Tessera.Chaos;

public sealed class CrashPointsOnSqliteTests() : CrashPointTests(Engine.Sqlite);
