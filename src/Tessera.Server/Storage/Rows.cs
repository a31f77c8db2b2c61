namespace Tessera.Server.Storage;

/// <summary>The rows of a running <see cref="Statement"/>. Disposing ends it. Integers are 64-bit on both engines.</summary>
internal abstract class Rows : IAsyncDisposable
{
    /// <summary>Steps to the next row; false after the last.</summary>
    public abstract Task<bool> ReadAsync(CancellationToken ct = default);

    public abstract bool IsDBNull(int column);

    public abstract long GetInt64(int column);

    public int GetInt32(int column) => checked((int)GetInt64(column));

    public abstract double GetDouble(int column);

    public abstract string GetString(int column);

    public abstract ReadOnlySpan<byte> GetBytes(int column);

    public abstract ValueTask DisposeAsync();
}
