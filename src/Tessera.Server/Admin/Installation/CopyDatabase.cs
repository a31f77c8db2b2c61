using System.Text;
using Npgsql;
using Tessera.Server.Artifacts;
using Tessera.Server.Configuration;
using Tessera.Server.Generations;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;
using Tessera.Server.Storage.Postgres;
using Tessera.Server.Storage.Sqlite;

namespace Tessera.Server.Admin.Installation;

/// <summary>
/// <c>admin db copy</c>: moves an installation from the embedded database to PostgreSQL. Everything is copied and verified in
/// one transaction: the row counts of every table, the ledger's invariants, and generations against the ledger. A failed
/// verification leaves the target empty; the source is only read, and a note beside it prevents later starts on it.
/// </summary>
internal static class CopyDatabase
{
    /// <summary>The number of rows per table, or why nothing was copied.</summary>
    public static async Task<(IReadOnlyList<(string Table, long Rows)> Copied, string? Problem)> RunAsync(
        DataFolder from, NpgsqlConnectionStringBuilder to, TimeProvider time, CancellationToken ct)
    {
        await using var source = SqliteDatabase.Open(from.FullPath);
        string name;
        await using (var upToDate = PostgresDatabase.Open(to))
        {
            name = upToDate.Name;
        }

        await using var target = new NpgsqlConnection(to.ConnectionString);
        await target.OpenAsync(ct);
        await using var transaction = await target.BeginTransactionAsync(ct);
        try
        {
            var copied = await source.ReadAsync(session => CopyIntoPostgres.RunAsync(session.Connection, target, ct));
            var session = new PostgresSession(target, new PostgresTextCache());
            IReadOnlyList<string> broken = [.. await VerifyLedger.RunAsync(session), .. await VerifyGenerations.RunAsync(session)];
            if (broken.Count > 0)
            {
                return ([], $"The copy failed verification and was discarded: {string.Join(" ", broken)}");
            }

            await CommitAsync(transaction, from, $"{name} on {time.GetUtcNow():yyyy-MM-dd HH:mm} UTC");
            return (copied, null);
        }
        catch (InvalidOperationException refused)
        {
            return ([], refused.Message);
        }
    }

    // The note first: a crash in between then leaves an old database that refuses to start, not one that continues to spend.
    private static async Task CommitAsync(NpgsqlTransaction transaction, DataFolder from, string target)
    {
        var note = MovedDatabase.NoteIn(from.FullPath);
        DurableFile.Write(note + ".temporary", Encoding.UTF8.GetBytes(target + "\n"), temporary =>
        {
            File.Move(temporary, note, overwrite: true);
            DurableFile.FlushFolder(from.FullPath);
        });
        try
        {
            // Not cancellable: the outcome of the commit would be unknown.
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (PostgresException)
        {
            File.Delete(note);
            throw;
        }
        catch (NpgsqlException lost)
        {
            throw new OperatorException(
                $"The connection broke while the copy was committed, so the copy may be complete: check the {target}. If it is empty, delete {note} and copy again.", lost);
        }
    }
}
