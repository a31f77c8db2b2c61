using System.Collections.Concurrent;

namespace Tessera.Server.Authentication;

/// <summary>When keys were last used, kept in memory until <see cref="FlushApiKeyUses"/> writes it.</summary>
internal sealed class ApiKeyUses
{
    private const long Resolution = 1000;

    private readonly ConcurrentDictionary<long, long> _lastUsed = new();

    /// <summary>
    /// Records a use at this Unix time in milliseconds, unless one within the last second is already recorded.
    /// </summary>
    public void Note(long key, long now)
    {
        if (!_lastUsed.TryGetValue(key, out var last) || now - last >= Resolution)
        {
            _lastUsed[key] = now;
        }
    }

    /// <summary>Removes and returns up to <paramref name="limit"/> of the recorded uses.</summary>
    public IReadOnlyList<(long Key, long At)> Take(int limit)
    {
        var taken = new List<(long, long)>();
        foreach (var use in _lastUsed)
        {
            if (taken.Count == limit)
            {
                break;
            }

            // A use recorded in the meantime stays for the next flush.
            if (_lastUsed.TryRemove(use))
            {
                taken.Add((use.Key, use.Value));
            }
        }

        return taken;
    }
}
