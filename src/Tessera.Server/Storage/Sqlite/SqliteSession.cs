using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tessera.Server.Storage.Sqlite;

/// <summary>A connection to the embedded database. One writer at a time is its nature: rows need no locks.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : Session
{
    private const int RowsAtOnce = 8;

    private readonly Dictionary<string, SqliteStatement> _prepared = new(StatementTextComparer.Comparer);
    private readonly Dictionary<(ManyText Text, int Rows), SqliteStatement> _repeated = [];
    private readonly List<object?[]> _unwritten = [];
    private ManyText? _unwrittenText;
    private bool _erases;

    public override DbConnection Connection
    {
        get
        {
            WriteUnwritten();
            return connection;
        }
    }

    public override string SkipLocked => "";

    public override string ForUpdate => "";

    public override string TriggersOfTable => "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = @table";

    public override string Contains(string column, string parameter) => $"{column} GLOB {parameter}";

    public override string PatternOf(string text) => LetterCases.ToGlob(text);

    public override string DatabaseSize => "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()";

    public override Statement Prepared(string sql, params ReadOnlySpan<string> parameters)
    {
        WriteUnwritten();
        if (_prepared.TryGetValue(sql, out var known))
        {
            return known;
        }

        var statement = Prepare(sql, parameters);
        _prepared.Add(sql, statement);
        return statement;
    }

    public override async Task<List<T>> RunManyAsync<T>(ManyText text, IReadOnlyList<object?[]> rows, Func<Rows, T> read)
    {
        WriteUnwritten();
        var all = new List<T>(rows.Count);
        for (var start = 0; start < rows.Count;)
        {
            var (statement, count) = Repeated(text, rows.Count - start);
            statement.With(rows, start, count);
            start += count;
            await using var returned = await statement.ExecuteReaderAsync();
            while (await returned.ReadAsync())
            {
                all.Add(read(returned));
            }
        }

        return all;
    }

    // Without RETURNING, for which SQLite makes a table at each execution.
    public override Task<bool[]> ChangeManyAsync(ManyText text, IReadOnlyList<object?[]> rows)
    {
        WriteUnwritten();
        var hasChanged = new bool[rows.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            var (statement, _) = Repeated(text, 1);
            statement.With(rows, row, 1);
            hasChanged[row] = statement.ExecuteNonQueryAsync().GetAwaiter().GetResult() == 1;
        }

        return Task.FromResult(hasChanged);
    }

    public override Task InsertBeforeCommitAsync(ManyText text, params object?[] row)
    {
        if (_unwrittenText != text)
        {
            WriteUnwritten();
            _unwrittenText = text;
        }

        _unwritten.Add(row);
        return Task.CompletedTask;
    }

    /// <summary>Writes what may wait for the next statement.</summary>
    public void WriteUnwritten()
    {
        if (_unwrittenText is not { } text)
        {
            return;
        }

        // What fails fails the write that it belongs to, and is not tried by the next.
        var rows = _unwritten.ToArray();
        DropUnwritten();
        for (var start = 0; start < rows.Length;)
        {
            var (statement, count) = Repeated(text, rows.Length - start);
            statement.With(rows, start, count);
            statement.ExecuteNonQueryAsync().GetAwaiter().GetResult();
            start += count;
        }
    }

    /// <summary>Forgets what was not written, after a failure.</summary>
    public void DropUnwritten()
    {
        _unwritten.Clear();
        _unwrittenText = null;
    }

    public override void Erase() => _erases = true;

    /// <summary>Whether something was erased since this was last asked.</summary>
    public bool TakeErased()
    {
        var erases = _erases;
        _erases = false;
        return erases;
    }

    /// <summary>
    /// Throws when the transaction is over that the caller believes to be in: SQLite ends it by itself on a full disk, and
    /// what ran after that would be a commit of its own.
    /// </summary>
    public void RequireTransaction()
    {
        if (raw.sqlite3_get_autocommit(connection.Handle) != 0)
        {
            throw new InvalidOperationException("The transaction ended inside a write.");
        }
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var statement in _prepared.Values.Concat(_repeated.Values))
        {
            statement.Dispose();
        }

        await connection.DisposeAsync();
    }

    // Two texts of each INSERT: more would be more statements to keep, and save little.
    private (SqliteStatement Statement, int Rows) Repeated(ManyText text, int rows)
    {
        var count = text.IsInsert && rows >= RowsAtOnce ? RowsAtOnce : 1;
        if (!_repeated.TryGetValue((text, count), out var statement))
        {
            var (sql, parameters) = count == 1 ? (text.Single, text.Parameters) : text.Repeat(count);
            _repeated.Add((text, count), statement = Prepare(sql, parameters));
        }

        return (statement, count);
    }

    private SqliteStatement Prepare(string sql, ReadOnlySpan<string> parameters) =>
        new(connection.Handle ?? throw new ObjectDisposedException(nameof(SqliteSession)), sql, parameters);
}
