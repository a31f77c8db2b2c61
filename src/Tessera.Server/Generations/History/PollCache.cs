using System.Collections.Concurrent;
using Tessera.Server.Ledger;

namespace Tessera.Server.Generations.History;

/// <summary>
/// A cache of generations for polls. A finished one no longer changes, but it can be deleted and its file can expire: a change
/// by this process is visible at once, one by another within <see cref="Freshness"/>. Open ones are read each time.
/// </summary>
internal sealed class PollCache(GenerationReader reader, TimeProvider time)
{
    /// <summary>How long a finished generation is served from the cache.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    // At most 32 MB in total. Longer texts are rare, and reading them is not their main cost.
    private const int Capacity = 4096;
    private const int MaxTextLength = 4096;

    private readonly ConcurrentDictionary<GenerationId, Held> _held = new();
    private readonly Lock _changing = new();
    private long _changes;

    /// <summary>One generation of an account; null when there is none or it was deleted.</summary>
    public ValueTask<Generation?> FindAsync(AccountId account, GenerationId id)
    {
        if (_held.TryGetValue(id, out var held) && time.GetElapsedTime(held.ReadAt) < Freshness)
        {
            return new(held.Generation.Account == account ? held.Generation : null);
        }

        return new(ReadAsync(account, id));
    }

    /// <summary>Invalidates a finished generation that was changed.</summary>
    public void Forget(GenerationId id)
    {
        lock (_changing)
        {
            _changes++;
            _held.TryRemove(id, out _);
        }
    }

    private async Task<Generation?> ReadAsync(AccountId account, GenerationId id)
    {
        var (changes, at) = (Interlocked.Read(ref _changes), time.GetTimestamp());
        var read = await reader.FindAsync(account, id);
        if (read is null || !read.State.IsFinal() || (read.ResultText?.Length ?? 0) + (read.Request?.Length ?? 0) > MaxTextLength)
        {
            return read;
        }

        lock (_changing)
        {
            // A read that began before a change may have returned the state before it: used once, not cached.
            if (changes == _changes)
            {
                Keep(id, new Held(read, at));
            }
        }

        return read;
    }

    private void Keep(GenerationId id, Held held)
    {
        if (_held.Count >= Capacity)
        {
            _held.Clear();
        }

        _held[id] = held;
    }

    private sealed record Held(Generation Generation, long ReadAt);
}
