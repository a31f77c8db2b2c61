using Tessera.Server.Configuration;

namespace Tessera.Server.Storage.Sqlite;

/// <summary>
/// The note beside an embedded database that was copied to PostgreSQL. Without it a later start that lacks the connection
/// string would go on with old balances and valid keys.
/// </summary>
internal static class MovedDatabase
{
    public static string NoteIn(string dataFolder) => DataFolder.DatabaseIn(dataFolder) + ".moved";

    /// <summary>Refuses a database that was copied away.</summary>
    /// <exception cref="OperatorException">It was.</exception>
    public static void RefuseIn(string dataFolder)
    {
        var note = NoteIn(dataFolder);
        if (File.Exists(note))
        {
            throw new OperatorException(
                $"{DataFolder.DatabaseIn(dataFolder)} is out of date, because it was copied to the {File.ReadAllText(note).Trim()}: set "
                + $"Tessera__Database__ConnectionString to that database; to go back on purpose and give up what has happened there, delete {note}.");
        }
    }
}
