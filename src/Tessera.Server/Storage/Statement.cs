namespace Tessera.Server.Storage;

/// <summary>
/// A prepared statement. Give it its values and execute it in one go, without anything awaited in between: on SQLite it
/// is shared by all users of the session.
/// </summary>
internal abstract class Statement
{
    /// <summary>Sets the values of all parameters, in the order in which they were named.</summary>
    public abstract Statement With(params ReadOnlySpan<object?> values);

    /// <summary>Runs to the end; the number of rows that were changed.</summary>
    public abstract Task<int> ExecuteNonQueryAsync(CancellationToken ct = default);

    /// <summary>
    /// Within a write: runs no later than the commit, which does not happen when it fails. For what needs no answer; its
    /// round trip is then the commit's.
    /// </summary>
    public abstract Task ExecuteBeforeCommitAsync();

    /// <summary>The first column of the first row: null when there is none, <see cref="DBNull"/> when it holds none.</summary>
    public abstract Task<object?> ExecuteScalarAsync(CancellationToken ct = default);

    /// <summary>The rows; dispose them before the statement is used again.</summary>
    public abstract Task<Rows> ExecuteReaderAsync(CancellationToken ct = default);

    /// <summary>The first row; null when there is none.</summary>
    public async Task<T?> FindAsync<T>(Func<Rows, T> read)
        where T : class
    {
        await using var rows = await ExecuteReaderAsync();
        return await rows.ReadAsync() ? read(rows) : null;
    }

    /// <summary>All rows.</summary>
    public async Task<List<T>> ListAsync<T>(Func<Rows, T> read)
    {
        await using var rows = await ExecuteReaderAsync();
        var all = new List<T>();
        while (await rows.ReadAsync())
        {
            all.Add(read(rows));
        }

        return all;
    }
}
