using System.Collections.Concurrent;

namespace Tessera.Server.Authentication;

/// <summary>When keys were last used, in memory until <see cref="FlushApiKeyUses"/> writes it.</summary>
internal sealed class ApiKeyUses
{
    private const long Resolution = 1000;

    private readonly ConcurrentDictionary<long, long> _lastUsed = new();

    /// <summary>Notes a use at this Unix time in milliseconds; one within a second of the last is not worth a write.</summary>
    public void Note(long key, long now)
    {
        if (!_lastUsed.TryGetValue(key, out var last) || now - last >= Resolution)
        {
            _lastUsed[key] = now;
        }
    }

    /// <summary>Takes up to <paramref name="limit"/> of the keys used since they were last taken.</summary>
    public IReadOnlyList<(long Key, long At)> Take(int limit)
    {
        var taken = new List<(long, long)>();
        foreach (var use in _lastUsed)
        {
            if (taken.Count == limit)
            {
                break;
            }

            // A use noted since stays for the next time.
            if (_lastUsed.TryRemove(use))
            {
                taken.Add((use.Key, use.Value));
            }
        }

        return taken;
    }
}
