namespace Tessera.Server.Storage.Postgres;

/// <summary>What a statement answered, read to its end: the connection is free for the next at once.</summary>
internal sealed class PostgresRows(IReadOnlyList<object[]> rows, int changed) : Rows
{
    private int _current = -1;

    /// <summary>How many rows the statement changed.</summary>
    public int Changed => changed;

    /// <summary>The first column of the first row; null when there is none.</summary>
    public object? Scalar => rows.Count > 0 ? rows[0][0] : null;

    protected override Task<bool> StepAsync(CancellationToken ct) => Task.FromResult(++_current < rows.Count);

    protected override bool IsDBNull(int column) => rows[_current][column] is DBNull;

    protected override long GetInt64(int column) => Get<long>(column);

    protected override double GetDouble(int column) => Get<double>(column);

    protected override string GetString(int column) => Get<string>(column);

    protected override ReadOnlySpan<byte> GetBytes(int column) => Get<byte[]>(column);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>A value in the types both engines share.</summary>
    public static object Normalise(object value) => value switch
    {
        int number => (long)number,
        short number => (long)number,
        bool flag => flag ? 1L : 0L,
        decimal whole when whole == decimal.Truncate(whole) => (long)whole,
        decimal number => (double)number,
        float number => (double)number,
        _ => value,
    };

    private T Get<T>(int column) => rows[_current][column] switch
    {
        T value => value,
        DBNull => throw new InvalidOperationException($"Column {column} holds no value."),
        var other => throw new InvalidCastException($"Column {column} holds a {other.GetType()}, not a {typeof(T)}."),
    };
}
