using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Tessera.Server.Storage;

/// <summary>Distinguishes a database that cannot work now from a statement that it rejects.</summary>
internal static class DatabaseOutage
{
    private const string DiskFull = "53100";

    /// <summary>Whether the same call may succeed later: the database is unreachable, busy, full or broken.</summary>
    public static bool IsDatabaseOutage(this Exception failure) => failure switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_NOMEM or raw.SQLITE_READONLY
            or raw.SQLITE_IOERR or raw.SQLITE_FULL or raw.SQLITE_CANTOPEN or raw.SQLITE_PROTOCOL,
        // Connections, resources, an operator's shutdown, the system below it; a server that has become a standby.
        PostgresException postgres => postgres.IsTransient || postgres.SqlState is ['0', '8', ..] or ['5', '3' or '7' or '8', ..] or "25006" or "26000",
        DbException => true,
        _ => false,
    };

    /// <summary>Whether the database's disk is full.</summary>
    public static bool IsFullDatabase(this Exception failure) =>
        failure is SqliteException { SqliteErrorCode: raw.SQLITE_FULL } or PostgresException { SqlState: DiskFull };
}
