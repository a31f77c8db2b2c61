using System.Collections.Concurrent;
using Tessera.Server.Ledger;

namespace Tessera.Server.Generations.History;

/// <summary>
/// Generations as polls see them. One that has ended changes no more, but it can be deleted and its file can expire: what
/// this process does is seen at once, what another does within <see cref="Freshness"/>. Open ones are read each time.
/// </summary>
internal sealed class PollCache(GenerationReader reader, TimeProvider time)
{
    /// <summary>How long an ended generation is answered from memory.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    // Together at most 32 MB; longer texts are rare, and reading them is not what they cost.
    private const int Capacity = 4096;
    private const int LongestText = 4096;

    private readonly ConcurrentDictionary<GenerationId, Held> _held = new();
    private readonly Lock _changing = new();
    private long _changes;

    /// <summary>One generation of an account; deleted ones are gone.</summary>
    public ValueTask<Generation?> FindAsync(AccountId account, GenerationId id)
    {
        if (_held.TryGetValue(id, out var held) && time.GetElapsedTime(held.ReadAt) < Freshness)
        {
            return new(held.Generation.Account == account ? held.Generation : null);
        }

        return new(ReadAsync(account, id));
    }

    /// <summary>An ended generation was changed: the next poll reads it again.</summary>
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
        if (read is null || !read.State.IsFinal() || read.ResultText?.Length > LongestText)
        {
            return read;
        }

        lock (_changing)
        {
            // A read that began before a change may have seen the state before it: used once, not kept.
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
