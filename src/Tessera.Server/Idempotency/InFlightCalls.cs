using System.Collections.Concurrent;

namespace Tessera.Server.Idempotency;

/// <summary>
/// The calls with an idempotency key that this process is answering. It spares concurrent repeats the work before the
/// transaction, and covers the moment between a stream's last event and the storing of its reply; the key's row decides.
/// </summary>
internal sealed class InFlightCalls
{
    private readonly ConcurrentDictionary<IdempotentCallId, Turn> _running = new();

    /// <summary>Marks the call as in flight until disposed; null when another request has it.</summary>
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
