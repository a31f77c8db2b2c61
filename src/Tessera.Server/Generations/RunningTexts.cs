using System.Collections.Concurrent;

namespace Tessera.Server.Generations;

/// <summary>The texts that stream in this process now, so that cancelling one stops it where it runs.</summary>
internal sealed class RunningTexts
{
    private readonly ConcurrentDictionary<GenerationId, Running> _running = new();

    /// <summary>Notes a text; its token is canceled when the caller leaves or <see cref="TryStop"/> names it.</summary>
    public Running Start(GenerationId id, CancellationToken caller)
    {
        var text = new Running(id, _running, caller);
        _running[id] = text;
        return text;
    }

    public bool TryStop(GenerationId id)
    {
        if (!_running.TryGetValue(id, out var text))
        {
            return false;
        }

        text.Stop();
        return true;
    }

    internal sealed class Running(GenerationId id, ConcurrentDictionary<GenerationId, Running> all, CancellationToken caller) : IDisposable
    {
        private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(caller);

        public CancellationToken Token => _stop.Token;

        public void Dispose()
        {
            all.TryRemove(id, out _);
            _stop.Dispose();
        }

        internal void Stop()
        {
            try
            {
                _stop.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It ended in between; its row says how.
            }
        }
    }
}
