using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Tessera.Server.Tests.Storage;

/// <summary>A rule of the schema was broken, as either engine says it.</summary>
internal static class BrokenConstraints
{
    private const int SqliteConstraint = 19;

    public static bool IsBrokenConstraint(this DbException refusal) =>
        refusal is SqliteException { SqliteErrorCode: SqliteConstraint } || refusal.SqlState?.StartsWith("23", StringComparison.Ordinal) == true;
}
