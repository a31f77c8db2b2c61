using System.Collections.Concurrent;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Authentication;

/// <summary>
/// The keys in use, in memory, so that a request reads no database to know its caller. A change is seen at once, on every
/// node that hears of it; where that word is lost, within <see cref="Freshness"/>.
/// </summary>
internal sealed class ApiKeyCache
{
    /// <summary>Announced when a key was changed.</summary>
    public const string Changed = "key";

    /// <summary>How long a key is trusted before it is read again.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    private const int Capacity = 20_000;

    private readonly ApiKeyReader _reader;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<ApiKeyHash, (CachedApiKey Key, long Changes)> _held = new();
    private long _changes;

    public ApiKeyCache(ApiKeyReader reader, Database database, TimeProvider time)
    {
        (_reader, _time) = (reader, time);
        // Changes are rare and reading again is cheap: none that was read before is trusted, whichever it was.
        database.Notifications.Subscribe(Changed, _ => Interlocked.Increment(ref _changes));
        database.Notifications.Subscribe(LedgerStore.PlanChanged, _ => Interlocked.Increment(ref _changes));
    }

    /// <summary>The key with this hash where it was read lately and not changed since; null says nothing of whether it exists.</summary>
    public CachedApiKey? Held(ApiKeyHash hash) => Held(hash, Freshness);

    /// <summary>Whether there was a key with this hash when it was last read here.</summary>
    public bool HasSeen(ApiKeyHash hash) => _held.ContainsKey(hash);

    /// <summary>The key with this hash as it was at most so long ago, or null.</summary>
    public ValueTask<CachedApiKey?> FindAsync(ApiKeyHash hash, TimeSpan freshness) =>
        Held(hash, freshness) is { } held ? new(held) : new(ReadAsync(hash));

    /// <summary>The key with this hash as the database has it, or null.</summary>
    public async Task<CachedApiKey?> ReadAsync(ApiKeyHash hash)
    {
        // A read that began before a change may have seen the state before it: it is not held as one after it.
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
