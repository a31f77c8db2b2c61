namespace Tessera.Server.Storage;

/// <summary>
/// The rows of a running <see cref="Statement"/>, read column after column in the order of its SELECT. Disposing ends it.
/// Integers are 64-bit on both engines.
/// </summary>
internal abstract class Rows : IAsyncDisposable
{
    private int _next;

    /// <summary>Steps to the first column of the next row; false after the last.</summary>
    public Task<bool> ReadAsync(CancellationToken ct = default)
    {
        _next = 0;
        return StepAsync(ct);
    }

    public long NextInt64() => GetInt64(_next++);

    public int NextInt32() => checked((int)NextInt64());

    public bool NextBoolean() => NextInt64() != 0;

    public double NextDouble() => GetDouble(_next++);

    public string NextString() => GetString(_next++);

    public byte[] NextBytes() => GetBytes(_next++).ToArray();

    /// <summary>A moment stored in Unix milliseconds.</summary>
    public DateTimeOffset NextTime() => DateTimeOffset.FromUnixTimeMilliseconds(NextInt64());

    public long? NextNullableInt64() => SkipNull() ? null : NextInt64();

    public int? NextNullableInt32() => SkipNull() ? null : NextInt32();

    public double? NextNullableDouble() => SkipNull() ? null : NextDouble();

    public string? NextNullableString() => SkipNull() ? null : NextString();

    public byte[]? NextNullableBytes() => SkipNull() ? null : NextBytes();

    public DateTimeOffset? NextNullableTime() => SkipNull() ? null : NextTime();

    public abstract ValueTask DisposeAsync();

    protected abstract Task<bool> StepAsync(CancellationToken ct);

    protected abstract bool IsDBNull(int column);

    protected abstract long GetInt64(int column);

    protected abstract double GetDouble(int column);

    protected abstract string GetString(int column);

    protected abstract ReadOnlySpan<byte> GetBytes(int column);

    private bool SkipNull()
    {
        if (!IsDBNull(_next))
        {
            return false;
        }

        _next++;
        return true;
    }
}
