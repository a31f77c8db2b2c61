using System.Collections.Concurrent;

namespace Tessera.Server.Authentication;

/// <summary>Keys used since the last write of <c>last_used_at</c>, each once.</summary>
internal sealed class ApiKeyUses
{
    private readonly ConcurrentQueue<CachedApiKey> _used = new();

    public void Add(CachedApiKey key) => _used.Enqueue(key);

    /// <summary>Takes what has gathered, at most <paramref name="limit"/>.</summary>
    public IReadOnlyList<(long Key, long At)> Take(int limit)
    {
        var taken = new List<(long, long)>();
        while (taken.Count < limit && _used.TryDequeue(out var key))
        {
            key.Release();
            taken.Add((key.Key.Id, key.LastUsedAt));
        }

        return taken;
    }
}
