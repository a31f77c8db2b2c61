using Microsoft.Data.Sqlite;

namespace Tessera.Server.Storage.Sqlite;

/// <summary>What SQLite says of a database file that cannot be used, as a sentence for the operator.</summary>
internal static class SqliteFailure
{
    // https://www.sqlite.org/rescode.html
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int IoError = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>Null when the statement is at fault, not the file.</summary>
    public static string? Describe(SqliteException failure, string file) => failure.SqliteErrorCode switch
    {
        NotADatabase or Corrupt =>
            $"{file} is damaged or not a SQLite database ({failure.Message.TrimEnd('.')}). Restore it from a backup, or move it away to begin with an empty installation.",
        Busy or Locked => $"{file} is in use by another program. Close what has it open, and start again.",
        ReadOnly or CannotOpen =>
            $"{file} cannot be opened for writing ({failure.Message.TrimEnd('.')}). Its file and its folder must belong to the user that runs the server.",
        Full => $"The disk of {file} is full. Free some space, and start again.",
        IoError => $"{file} cannot be read or written ({failure.Message.TrimEnd('.')}). Check the disk.",
        _ => null,
    };
}
