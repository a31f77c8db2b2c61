using System.Collections.Concurrent;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Keys;

/// <summary>
/// The keys in use, in memory, so that a request reads no database to know its caller. A change is seen at once, on every
/// node that hears of it; where that word is lost, within <see cref="Freshness"/>.
/// </summary>
internal sealed class KeyRing
{
    /// <summary>Announced when a key was changed.</summary>
    public const string Changed = "key";

    /// <summary>How long a key is trusted before it is read again.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    private const int Capacity = 20_000;

    private readonly KeyStore _store;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<KeyHash, HeldKey> _held = new();
    private readonly Lock _changing = new();
    private long _changes;

    public KeyRing(KeyStore store, Database database, TimeProvider time)
    {
        (_store, _time) = (store, time);
        // Changes are rare and reading again is cheap: all are forgotten, whichever it was.
        database.Announcements.Listen(Changed, _ => ForgetAll());
        database.Announcements.Listen(LedgerStore.PlanChanged, _ => ForgetAll());
    }

    /// <summary>The key with this hash, or null.</summary>
    public ValueTask<HeldKey?> FindAsync(KeyHash hash) => FindAsync(hash, Freshness);

    /// <summary>The key with this hash as it was at most so long ago, or null.</summary>
    public ValueTask<HeldKey?> FindAsync(KeyHash hash, TimeSpan freshness) =>
        _held.TryGetValue(hash, out var held) && _time.GetElapsedTime(held.ReadAt) < freshness
            ? new(held)
            : new(ReadAsync(hash));

    private void ForgetAll()
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
        var read = await _store.FindAsync(hash, _time.GetUtcNow());
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
