using Npgsql;
using Tessera.Server.Configuration;

namespace Tessera.Server.Storage.Postgres;

/// <summary>
/// Brings a PostgreSQL database up to the schema of this build: the scripts not yet applied, all in one transaction.
/// Nodes that start at the same time wait for each other.
/// </summary>
internal static class PostgresSchema
{
    /// <summary>The oldest that is tested, and the oldest that the PostgreSQL project still maintains.</summary>
    private const int OldestVersion = 15;

    private const long OnlyOne = 0x7E55_E7A0;

    public static void Migrate(NpgsqlDataSource source, string name)
    {
        using var connection = source.OpenConnection();
        RequireSupported(connection.PostgreSqlVersion, name);
        using var transaction = connection.BeginTransaction();
        Execute(connection, $"SELECT pg_advisory_xact_lock({OnlyOne})");
        Execute(connection, "CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY)");
        foreach (var script in MigrationScripts.Postgres.Pending(Applied(connection), name))
        {
            Execute(connection, MigrationScripts.Postgres.Read(script));
            using var note = new NpgsqlCommand("INSERT INTO migrations (name) VALUES ($1)", connection) { Parameters = { new() { Value = script } } };
            note.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <exception cref="OperatorException">The server is older than <see cref="OldestVersion"/>.</exception>
    internal static void RequireSupported(Version version, string name)
    {
        if (version.Major < OldestVersion)
        {
            throw new OperatorException($"The server of {name} is version {version}; Tessera needs PostgreSQL {OldestVersion} or newer. Upgrade it, or use another server.");
        }
    }

    private static List<string> Applied(NpgsqlConnection connection)
    {
        using var query = new NpgsqlCommand("SELECT name FROM migrations", connection);
        using var rows = query.ExecuteReader();
        var names = new List<string>();
        while (rows.Read())
        {
            names.Add(rows.GetString(0));
        }

        return names;
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
