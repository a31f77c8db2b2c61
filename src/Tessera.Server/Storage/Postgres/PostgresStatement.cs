namespace Tessera.Server.Storage.Postgres;

/// <summary>A statement with the values of one execution.</summary>
internal sealed class PostgresStatement(PostgresSession session, PostgresText text, int parameters) : Statement
{
    private object?[] _values = [];

    public override Statement With(params ReadOnlySpan<object?> values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, parameters);
        _values = values.ToArray();
        return this;
    }

    public override async Task<int> ExecuteNonQueryAsync(CancellationToken ct = default) => (await RunAsync(ct)).Changed;

    public override async Task<object?> ExecuteScalarAsync(CancellationToken ct = default) => (await RunAsync(ct)).Scalar;

    public override async Task<Rows> ExecuteReaderAsync(CancellationToken ct = default) => await RunAsync(ct);

    public override Task ExecuteBeforeCommitAsync() => session.SendAsync(new PostgresCall(text, [_values]));

    private Task<PostgresRows> RunAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return session.RunAsync(new PostgresCall(text, [_values]));
    }
}
