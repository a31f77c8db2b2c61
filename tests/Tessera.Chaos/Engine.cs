namespace Tessera.Chaos;

/// <summary>The database of the servers under test.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}
