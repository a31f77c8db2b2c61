using System.Collections.Concurrent;

namespace Tessera.Server.Keys;

/// <summary>
/// The keys in use, in memory, so that a request reads no database to know its caller. A change made by this process
/// is seen at once, one made by another within <see cref="Freshness"/>.
/// </summary>
internal sealed class KeyRing(KeyStore store, TimeProvider time)
{
    /// <summary>How long a key is trusted before it is read again.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    private const int Capacity = 20_000;

    private readonly ConcurrentDictionary<KeyHash, HeldKey> _held = new();
    private readonly Lock _changing = new();
    private long _changes;

    /// <summary>The key with this hash, or null.</summary>
    public ValueTask<HeldKey?> FindAsync(KeyHash hash)
    {
        if (_held.TryGetValue(hash, out var held)
            && time.GetUtcNow().ToUnixTimeMilliseconds() - held.ReadAt is >= 0 and var age
            && age < Freshness.TotalMilliseconds)
        {
            return new(held);
        }

        return new(ReadAsync(hash));
    }

    /// <summary>A key was changed: the next use reads it again.</summary>
    public void Forget(KeyHash hash)
    {
        lock (_changing)
        {
            _changes++;
            _held.TryRemove(hash, out _);
        }
    }

    /// <summary>Something all keys of an account depend on was changed, its plan for example.</summary>
    public void ForgetAll()
    {
        lock (_changing)
        {
            _changes++;
            _held.Clear();
        }
    }

    private async Task<HeldKey?> ReadAsync(KeyHash hash)
    {
        var changes = Interlocked.Read(ref _changes);
        var read = await store.FindAsync(hash, time.GetUtcNow());
        lock (_changing)
        {
            // A read that began before a change may have seen the state before it: used once, not kept.
            if (read is null || changes != _changes)
            {
                _held.TryRemove(hash, out _);
                return read;
            }

            if (_held.Count >= Capacity)
            {
                _held.Clear();
            }

            _held[hash] = read;
            return read;
        }
    }
}
