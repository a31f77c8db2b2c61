using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace Tessera.Server.Storage.Postgres;

/// <summary>
/// A connection to the server. Statements of one piece of work go one by one; those of guarded writes that share a group
/// gather until each write waits for an answer, and then travel together: a group costs as many round trips as its
/// longest member has statements, however many members it has.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="texts">The statements of this process.</param>
/// <param name="pool">Where it comes from, if from a pool.</param>
internal sealed class PostgresSession(NpgsqlConnection connection, PostgresTextCache texts, NpgsqlDataSource? pool = null) : Session
{
    private const string UnknownStatement = "26000";
    private const string KnownStatement = "42P05";

    private readonly List<PostgresCall> _unsent = [];
    private bool _isSuspect;
    private bool _gathers;
    private bool _writes;

    public override DbConnection Connection => connection;

    public override string SkipLocked => "FOR UPDATE SKIP LOCKED";

    public override string ForUpdate => "FOR UPDATE";

    // One that was switched off keeps nothing.
    public override string TriggersOfTable =>
        "SELECT tgname::text AS name FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O' AND tgrelid = to_regclass(@table)";

    public override string Contains(string column, string parameter) => $"{column} ~ {parameter}";

    public override string PatternOf(string text) => LetterCases.ToRegex(text);

    public override string DatabaseSize => "SELECT pg_database_size(current_database())";

    public override Statement Prepared(string sql, params ReadOnlySpan<string> parameters) =>
        new PostgresStatement(this, texts.Get(sql, parameters), parameters.Length);

    /// <summary>Whether the statements that failed last never left this process: a value was refused before they were sent.</summary>
    public bool HasSentNothing { get; private set; }

    /// <summary>Whether a connection fails because the driver's belief about its prepared statements is wrong.</summary>
    public static bool IsLostStatement(Exception failure) => failure is PostgresException { SqlState: UnknownStatement or KnownStatement };

    /// <summary>Puts a statement of ours before the next that is sent.</summary>
    public void Queue(PostgresText text, params object?[] values) => _unsent.Add(new PostgresCall(text, [values]));

    /// <summary>Within a write: what needs no answer may wait for what does, at the latest for the commit.</summary>
    public bool Writes
    {
        set => _writes = value;
    }

    public async Task<PostgresRows> RunAsync(PostgresCall call)
    {
        _unsent.Add(call);
        if (!_gathers)
        {
            await FlushAsync();
        }

        return await call.Answer;
    }

    public Task SendAsync(PostgresCall call)
    {
        _unsent.Add(call);
        return _writes ? Task.CompletedTask : FlushAsync();
    }

    public override async Task<List<T>> RunManyAsync<T>(ManyText text, IReadOnlyList<object?[]> rows, Func<Rows, T> read)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var answer = await RunAsync(new PostgresCall(texts.Get(text), [.. rows]));
        var all = new List<T>(rows.Count);
        while (await answer.ReadAsync())
        {
            all.Add(read(answer));
        }

        return all;
    }

    public override async Task<bool[]> ChangeManyAsync(ManyText text, IReadOnlyList<object?[]> rows)
    {
        var hasChanged = new bool[rows.Count];
        foreach (var turn in await RunManyAsync(text, rows, row => row.NextInt64()))
        {
            hasChanged[turn - 1] = true;
        }

        return hasChanged;
    }

    public override Task InsertBeforeCommitAsync(ManyText text, params object?[] row)
    {
        var known = texts.Get(text);
        if (_unsent is [.., var last] && last.Text == known)
        {
            last.Rows.Add(row);
            return Task.CompletedTask;
        }

        return SendAsync(new PostgresCall(known, [row]));
    }

    /// <summary>Runs writes side by side until all are done.</summary>
    public async Task RunTogetherAsync(IReadOnlyList<WriteBatch> batches)
    {
        _gathers = true;
        try
        {
            var running = batches.Select(batch => batch.RunAsync(this)).ToList();
            while (running.Exists(write => !write.IsCompleted))
            {
                if (_unsent.Count == 0)
                {
                    throw new InvalidOperationException("A guarded write waits for something that is not a statement.");
                }

                await FlushAsync();
            }

            await Task.WhenAll(running);
        }
        finally
        {
            _gathers = false;
        }
    }

    /// <summary>Sends what is unsent in one round trip and hands the answers out.</summary>
    public async Task FlushAsync()
    {
        if (_unsent.Count == 0)
        {
            return;
        }

        var calls = _unsent.ToArray();
        _unsent.Clear();
        PostgresRows[] answers;
        try
        {
            answers = await ExecuteAsync(calls);
        }
        catch (Exception failure)
        {
            // Statements that the driver was about to prepare when a value was refused count as prepared from then on.
            _isSuspect |= failure is not PostgresException || IsLostStatement(failure);
            foreach (var call in calls)
            {
                call.Fail(failure);
            }

            throw;
        }

        for (var index = 0; index < calls.Length; index++)
        {
            calls[index].Complete(answers[index]);
        }
    }

    /// <summary>Whether the connection must not be used again.</summary>
    public bool IsSuspect => _isSuspect;

    /// <summary>Forgets what was not sent, after a failure.</summary>
    public void Drop()
    {
        _unsent.Clear();
        TakeNotifications();
    }

    /// <summary>Gives the connection back to its pool, or closes it after a failure that it may remember.</summary>
    public override ValueTask DisposeAsync()
    {
        if (_isSuspect)
        {
            // The one way to have a connection closed instead of kept: those of its pool are reopened as well.
            pool?.Clear();
        }

        return connection.DisposeAsync();
    }

    private async Task<PostgresRows[]> ExecuteAsync(PostgresCall[] calls)
    {
        await using var batch = new NpgsqlBatch(connection);
        var rows = new List<object[]>[calls.Length];
        await using (var reader = await SendAsync(batch, calls))
        {
            // The reader stops at statements that answer with rows and passes over the others.
            var last = Array.FindLastIndex(calls, call => call.HasRows);
            for (var index = 0; index <= last; index++)
            {
                if (calls[index].HasRows)
                {
                    rows[index] = await ReadAsync(reader);
                    await reader.NextResultAsync();
                }
            }
        }

        return [.. calls.Select((_, index) => new PostgresRows(
            rows[index] ?? [], Convert.ToInt32(batch.BatchCommands[index].RecordsAffected, CultureInfo.InvariantCulture)))];
    }

    private async Task<NpgsqlDataReader> SendAsync(NpgsqlBatch batch, PostgresCall[] calls)
    {
        HasSentNothing = false;
        try
        {
            foreach (var call in calls)
            {
                batch.BatchCommands.Add(await call.ToCommandAsync(connection));
            }

            return await batch.ExecuteReaderAsync();
        }
        catch (Exception refused) when (refused is ArgumentException or InvalidCastException or OverflowException or FormatException or NotSupportedException)
        {
            // The driver reads the values of all statements before it sends the first.
            HasSentNothing = true;
            throw;
        }
    }

    private static async Task<List<object[]>> ReadAsync(NpgsqlDataReader reader)
    {
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            for (var column = 0; column < row.Length; column++)
            {
                row[column] = PostgresRows.Normalise(row[column]);
            }

            rows.Add(row);
        }

        return rows;
    }
}
