using System.Collections.Concurrent;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Authentication;

/// <summary>
/// Keys in use, cached in memory so that authentication needs no database read. A change invalidates the cache of every node
/// that receives the notification; if the notification is lost, an entry is stale for at most <see cref="Freshness"/>.
/// </summary>
internal sealed class ApiKeyCache
{
    /// <summary>The notification topic for a changed key.</summary>
    public const string Changed = "key";

    /// <summary>How long an entry is used before the key is read again.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    private const int Capacity = 20_000;

    private readonly ApiKeyReader _reader;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<ApiKeyHash, (CachedApiKey Key, long Changes)> _held = new();
    private long _changes;

    public ApiKeyCache(ApiKeyReader reader, Database database, TimeProvider time)
    {
        (_reader, _time) = (reader, time);
        // Changes are rare and reading again is cheap, so any change invalidates all entries, whichever key it was.
        database.Notifications.Subscribe(Changed, _ => Interlocked.Increment(ref _changes));
        database.Notifications.Subscribe(LedgerStore.PlanChanged, _ => Interlocked.Increment(ref _changes));
    }

    /// <summary>The cached key with this hash, if it is fresh; null does not mean that no such key exists.</summary>
    public CachedApiKey? Held(ApiKeyHash hash) => Held(hash, Freshness);

    /// <summary>Whether a key with this hash existed when it was last read here.</summary>
    public bool HasSeen(ApiKeyHash hash) => _held.ContainsKey(hash);

    /// <summary>The key with this hash, read at most this long ago, or null.</summary>
    public ValueTask<CachedApiKey?> FindAsync(ApiKeyHash hash, TimeSpan freshness) =>
        Held(hash, freshness) is { } held ? new(held) : new(ReadAsync(hash));

    /// <summary>The key with this hash as the database has it, or null.</summary>
    public async Task<CachedApiKey?> ReadAsync(ApiKeyHash hash)
    {
        // A read that began before a change may have returned the state before it, so it is not cached as one after it.
        var changes = Interlocked.Read(ref _changes);
        var read = await _reader.FindAsync(hash);
        if (read is null)
        {
            _held.TryRemove(hash, out _);
            return null;
        }

        if (_held.Count >= Capacity)
        {
            _held.Clear();
        }

        _held[hash] = (read, changes);
        return read;
    }

    private CachedApiKey? Held(ApiKeyHash hash, TimeSpan freshness) =>
        _held.TryGetValue(hash, out var held)
        && held.Changes == Interlocked.Read(ref _changes)
        && _time.GetElapsedTime(held.Key.ReadAt) < freshness
            ? held.Key
            : null;
}
