namespace Tessera.Chaos;

/// <summary>Which database the servers under test keep their books in.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}
