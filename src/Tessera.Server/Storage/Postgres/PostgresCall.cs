using Npgsql;

namespace Tessera.Server.Storage.Postgres;

/// <summary>One execution of a statement that has not been sent, or not answered, yet.</summary>
/// <param name="text">The statement.</param>
/// <param name="rows">Its values: of a statement for many rows those of each, of any other one set.</param>
internal sealed class PostgresCall(PostgresText text, List<object?[]> rows)
{
    // Continuations run inline, so the work goes straight on to its next statement.
    private readonly TaskCompletionSource<PostgresRows> _answer = new();

    public Task<PostgresRows> Answer => _answer.Task;

    public PostgresText Text => text;

    public List<object?[]> Rows => rows;

    public bool HasRows => text.HasRows;

    public ValueTask<NpgsqlBatchCommand> ToCommandAsync(NpgsqlConnection connection) => text.ToCommandAsync(connection, rows);

    public void Complete(PostgresRows rows) => _answer.SetResult(rows);

    public void Fail(Exception failure)
    {
        _answer.SetException(failure);
        // A caller that did not wait does not observe the exception either.
        _ = _answer.Task.Exception;
    }
}
