using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace Tessera.Server.Storage.Postgres;

/// <summary>Moves the rows of an embedded database into an empty PostgreSQL database of the same schema, in one transaction.</summary>
internal static class CopyIntoPostgres
{
    /// <summary>
    /// Copies every table of a database that has no writer, in a transaction of the target that the caller commits; returns
    /// how many rows each had.
    /// </summary>
    /// <exception cref="InvalidOperationException">The target holds rows already, or does not have a table or column.</exception>
    public static async Task<IReadOnlyList<(string Table, long Rows)>> RunAsync(DbConnection source, NpgsqlConnection target, CancellationToken ct)
    {
        // In the order of their creation, so referenced tables come first.
        var tables = await source.QueryAsync(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migrations' ORDER BY rowid",
            row => row.GetString(0));
        foreach (var table in tables)
        {
            if ((await target.QueryAsync($"SELECT EXISTS (SELECT 1 FROM {table})", row => row.GetBoolean(0)))[0])
            {
                throw new InvalidOperationException($"The target is not empty: its table {table} has rows. Give an empty database.");
            }
        }

        var copied = new List<(string, long)>();
        foreach (var table in tables)
        {
            copied.Add((table, await CopyAsync(source, target, table, ct)));
        }

        await ContinueNumbersAsync(target);
        return copied;
    }

    private static async Task<long> CopyAsync(DbConnection source, NpgsqlConnection target, string table, CancellationToken ct)
    {
        var columns = await target.QueryAsync(
            "SELECT column_name::text, data_type::text FROM information_schema.columns WHERE table_name = @table AND table_schema = current_schema() ORDER BY ordinal_position",
            row => (Name: row.GetString(0), Type: row.GetString(1)),
            ("@table", table));
        var names = string.Join(", ", columns.Select(column => column.Name));
        await using var query = source.CreateCommand();
        query.CommandText = $"SELECT {names} FROM {table}";
        await using var rows = await query.ExecuteReaderAsync(ct);
        await using var copy = await target.BeginBinaryImportAsync($"COPY {table} ({names}) FROM STDIN (FORMAT BINARY)", ct);
        var count = 0L;
        while (await rows.ReadAsync(ct))
        {
            await copy.StartRowAsync(ct);
            for (var column = 0; column < columns.Count; column++)
            {
                await WriteAsync(copy, columns[column].Type, rows.GetValue(column), ct);
            }

            count++;
        }

        var written = await copy.CompleteAsync(ct);
        return written == (ulong)count
            ? count
            : throw new InvalidOperationException($"Of {count} rows of {table} the target took {written}.");
    }

    private static Task WriteAsync(NpgsqlBinaryImporter copy, string type, object value, CancellationToken ct) => (type, value) switch
    {
        (_, DBNull) => copy.WriteNullAsync(ct),
        ("bigint", _) => copy.WriteAsync((long)value, NpgsqlDbType.Bigint, ct),
        ("double precision", _) => copy.WriteAsync((double)value, NpgsqlDbType.Double, ct),
        ("bytea", _) => copy.WriteAsync((byte[])value, NpgsqlDbType.Bytea, ct),
        ("text", string text) => copy.WriteAsync(StoredText.Of(text), NpgsqlDbType.Text, ct),
        _ => throw new InvalidOperationException($"A column of type {type} is not foreseen."),
    };

    // New rows are numbered after the copied ones.
    private static async Task ContinueNumbersAsync(NpgsqlConnection target)
    {
        var numbered = await target.QueryAsync(
            "SELECT table_name::text, column_name::text FROM information_schema.columns WHERE is_identity = 'YES' AND table_schema = current_schema()",
            row => (Table: row.GetString(0), Column: row.GetString(1)));
        foreach (var (table, column) in numbered)
        {
            await target.QueryAsync(
                $"SELECT setval(pg_get_serial_sequence('{table}', '{column}'), (SELECT coalesce(max({column}), 0) + 1 FROM {table}), false)",
                row => row.GetInt64(0));
        }
    }
}
