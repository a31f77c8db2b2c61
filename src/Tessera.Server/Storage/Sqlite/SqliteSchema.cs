using Microsoft.Data.Sqlite;

namespace Tessera.Server.Storage.Sqlite;

/// <summary>
/// Brings a database file up to the schema of this build: the scripts not yet applied, all in one transaction, after a
/// copy of the file was set aside.
/// </summary>
internal static class SqliteSchema
{
    public static void Migrate(string file)
    {
        var isNew = !File.Exists(file);
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
        Execute(connection, "CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY) STRICT");
        var pending = MigrationScripts.Sqlite.Pending(Applied(connection), file);
        if (pending.Count == 0)
        {
            return;
        }

        if (!isNew)
        {
            // VACUUM INTO writes a consistent copy whatever the WAL holds.
            File.Delete(file + ".before-upgrade");
            using var snapshot = connection.CreateCommand();
            snapshot.CommandText = "VACUUM INTO $copy";
            snapshot.Parameters.AddWithValue("$copy", file + ".before-upgrade");
            snapshot.ExecuteNonQuery();
        }

        using var transaction = connection.BeginTransaction();
        foreach (var script in pending)
        {
            Execute(connection, MigrationScripts.Sqlite.Read(script));
            using var note = connection.CreateCommand();
            note.CommandText = "INSERT INTO migrations (name) VALUES ($name)";
            note.Parameters.AddWithValue("$name", script);
            note.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private static List<string> Applied(SqliteConnection connection)
    {
        using var query = connection.CreateCommand();
        query.CommandText = "SELECT name FROM migrations";
        using var rows = query.ExecuteReader();
        var names = new List<string>();
        while (rows.Read())
        {
            names.Add(rows.GetString(0));
        }

        return names;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
