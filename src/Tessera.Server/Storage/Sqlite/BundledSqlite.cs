using System.Globalization;
using System.Runtime.CompilerServices;
using SQLitePCL;

namespace Tessera.Server.Storage.Sqlite;

/// <summary>The SQLite library that is shipped with Tessera, and the oldest one it trusts with a ledger.</summary>
internal static class BundledSqlite
{
    // Older ones can corrupt a database in WAL mode when one connection checkpoints while another commits, which is what
    // SqliteCheckpoints does beside the writer. https://www.sqlite.org/wal.html#walresetbug
    private const int OldestTrusted = 3_051_003;

    /// <summary>Refuses a library with that bug: a packager may have replaced the one that was shipped.</summary>
    /// <param name="version">As SQLite numbers itself: 3051003 is 3.51.3.</param>
    /// <exception cref="DatabaseException">It is too old.</exception>
    public static void RequireTrusted(int version)
    {
        if (version < OldestTrusted)
        {
            throw new DatabaseException(
                $"The SQLite library is {Text(version)}; Tessera needs {Text(OldestTrusted)} or newer, because older ones can corrupt the database. "
                + "Restore the libe_sqlite3 that is shipped with Tessera.");
        }
    }

    [ModuleInitializer]
#pragma warning disable CA2255 // An application's own module; the settings must come before the first connection.
    internal static void Initialize()
#pragma warning restore CA2255
    {
        Batteries_V2.Init();
        // Its statistics take a lock at every allocation, and nothing reads them. https://www.sqlite.org/compile.html#default_memstatus
        raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    private static string Text(int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{version / 1_000_000}.{version / 1000 % 1000}.{version % 1000}");
}
