using System.Collections.Concurrent;

namespace Tessera.Server.Idempotency;

/// <summary>
/// The keyed calls that this process is answering. It spares the ones that come meanwhile the work before the
/// transaction, and covers the moment between a stream's last event and its keeping; what decides is the key's row.
/// </summary>
internal sealed class InFlightCalls
{
    private readonly ConcurrentDictionary<IdempotentCallId, Turn> _running = new();

    /// <summary>Takes the turn, until it is disposed; null when another request has it.</summary>
    public Turn? TryStart(IdempotentCallId id)
    {
        var turn = new Turn(id, _running);
        return _running.TryAdd(id, turn) ? turn : null;
    }

    internal sealed class Turn(IdempotentCallId id, ConcurrentDictionary<IdempotentCallId, Turn> all) : IDisposable
    {
        public void Dispose() => all.TryRemove(id, out _);
    }
}
