namespace Tessera.Server.Storage;

/// <summary>Tries whether the database still commits: a read is answered long after the disk is full.</summary>
internal sealed class WriteProbe(Database database, TimeProvider time)
{
    // Readiness needs no authentication, and each probe is a commit.
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>How long a database may take to answer a health check: less than the clients of the check wait.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock _turn = new();
    private readonly string _name = $"probe/{Guid.CreateVersion7():n}";
    private Task? _last;
    private long _tried;

    /// <summary>Commits a row that the same commit deletes; concurrent probes share one.</summary>
    /// <exception cref="TimeoutException">It has not committed in five seconds.</exception>
    public Task TryAsync(CancellationToken ct)
    {
        lock (_turn)
        {
            if (_last is null || (_last.IsCompleted && (_last.IsFaulted || time.GetElapsedTime(_tried) >= Every)))
            {
                (_last, _tried) = (database.WriteAsync(CommitAsync), time.GetTimestamp());
            }

            return _last.WaitAsync(Patience, time, ct);
        }
    }

    private async Task CommitAsync(Session session)
    {
        var insert = session.Prepared("INSERT INTO secrets (name, value) VALUES (@name, @value)", "@name", "@value");
        await insert.With(_name, "probe"u8.ToArray()).ExecuteNonQueryAsync();
        await session.Prepared("DELETE FROM secrets WHERE name = @name", "@name").With(_name).ExecuteNonQueryAsync();
    }
}
