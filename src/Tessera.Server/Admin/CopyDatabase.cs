using Npgsql;
using Tessera.Server.Generations;
using Tessera.Server.Ledger;
using Tessera.Server.Storage.Postgres;
using Tessera.Server.Storage.Sqlite;

namespace Tessera.Server.Admin;

/// <summary>
/// <c>admin db copy</c>: moves an installation from the embedded database to PostgreSQL. Everything is copied and proven in one
/// transaction: the counts of every table, the ledger's invariants, generations against the ledger. What does not hold leaves
/// the target as empty as it was; the source is only read.
/// </summary>
internal static class CopyDatabase
{
    /// <summary>The rows of each table, or the sentence that says why nothing was copied.</summary>
    public static async Task<(IReadOnlyList<(string Table, long Rows)> Copied, string? Problem)> RunAsync(
        DataFolder from, NpgsqlConnectionStringBuilder to, CancellationToken ct)
    {
        await using var source = SqliteDatabase.Open(from.FullPath);
        await using (PostgresDatabase.Open(to))
        {
            // Its schema is up to date now.
        }

        await using var target = new NpgsqlConnection(to.ConnectionString);
        await target.OpenAsync(ct);
        await using var transaction = await target.BeginTransactionAsync(ct);
        try
        {
            var copied = await source.ReadAsync(session => CopyIntoPostgres.RunAsync(session.Connection, target, ct));
            var session = new PostgresSession(target, new PostgresTexts());
            IReadOnlyList<string> broken = [.. await VerifyLedger.RunAsync(session), .. await VerifyGenerations.RunAsync(session)];
            if (broken.Count > 0)
            {
                return ([], $"The copy does not hold, so nothing was kept of it: {string.Join(" ", broken)}");
            }

            await transaction.CommitAsync(ct);
            return (copied, null);
        }
        catch (InvalidOperationException refused)
        {
            return ([], refused.Message);
        }
    }
}
