using System.Reflection;
using Microsoft.Data.Sqlite;

namespace Tessera.Server.Storage;

/// <summary>
/// Brings a database up to the schema of this build: the numbered SQL files of <c>Storage/Migrations</c>, those not
/// yet applied, all in one transaction, after a copy of the file was set aside.
/// </summary>
internal static class Schema
{
    private const string Folder = "Tessera.Server.Storage.Migrations.";

    public static void BringUpToDate(string file)
    {
        var isNew = !File.Exists(file);
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
        Execute(connection, "CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY) STRICT");
        var applied = Applied(connection);
        if (applied.Except(Scripts()).ToList() is [var unknown, ..])
        {
            throw new InvalidOperationException($"{file} was written by a newer build: it has had the migration '{unknown}'. Start that build, or restore a backup.");
        }

        var pending = Scripts().Except(applied).Order(StringComparer.Ordinal).ToList();
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
            Execute(connection, Read(script));
            using var note = connection.CreateCommand();
            note.CommandText = "INSERT INTO migrations (name) VALUES ($name)";
            note.Parameters.AddWithValue("$name", script);
            note.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private static IEnumerable<string> Scripts() =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..]);

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

    private static string Read(string script)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + script)
            ?? throw new InvalidOperationException($"The migration '{script}' is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
