namespace Tessera.Chaos;

public sealed class CrashPointsOnPostgresTests() : CrashPointTests(Engine.Postgres);
