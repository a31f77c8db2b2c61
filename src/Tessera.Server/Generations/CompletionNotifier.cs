using System.Collections.Concurrent;
using Tessera.Server.Hosting;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations;

/// <summary>Lets a request wait for the end of a generation, on whichever node it runs, without polling the database.</summary>
internal sealed class CompletionNotifier
{
    /// <summary>The topic of the commit that ends a generation.</summary>
    public const string Topic = "ended";

    private readonly ConcurrentDictionary<GenerationId, Watch> _watches = new();

    private readonly Draining _draining;

    public CompletionNotifier(Database database, Draining draining)
    {
        _draining = draining;
        database.Notifications.Subscribe(Topic, Signal);
    }

    /// <summary>Starts watching. Do so before reading the row, so that an end in between is not missed.</summary>
    public Watch Of(GenerationId id)
    {
        while (true)
        {
            var watch = _watches.GetOrAdd(id, static (key, all) => new Watch(key, all), this);
            if (watch.TryJoin())
            {
                return watch;
            }
        }
    }

    private void Signal(long id)
    {
        if (id == 0)
        {
            // Notifications were lost: every watcher reads its row.
            foreach (var each in _watches.Values)
            {
                each.End();
            }
        }
        else if (_watches.TryGetValue(new GenerationId(id), out var watch))
        {
            watch.End();
        }
    }

    /// <summary>How a wait ended.</summary>
    internal enum Watched
    {
        /// <summary>The generation has ended, or notifications were lost.</summary>
        Ended,

        /// <summary>The time is up.</summary>
        Open,

        /// <summary>This node stops.</summary>
        Closing,
    }

    internal sealed class Watch(GenerationId id, CompletionNotifier all) : IDisposable
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _watchers;

        /// <summary>Waits at most this long for the end, and only while this node accepts requests.</summary>
        public async Task<Watched> WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken ct)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, all._draining.Closing);
            try
            {
                return await WaitToTheEndAsync(atMost, time, either.Token) ? Watched.Ended : Watched.Open;
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                return Watched.Closing;
            }
        }

        /// <summary>Waits in the same way, but continues while this node is stopping; false when the end has not come.</summary>
        public async Task<bool> WaitToTheEndAsync(TimeSpan atMost, TimeProvider time, CancellationToken ct)
        {
            try
            {
                await _ended.Task.WaitAsync(atMost, time, ct);
                return true;
            }
            catch (TimeoutException)
            {
                return false;
            }
        }

        public void Dispose()
        {
            if (Interlocked.Decrement(ref _watchers) == 0 && Interlocked.CompareExchange(ref _watchers, -1, 0) == 0)
            {
                all._watches.TryRemove(new KeyValuePair<GenerationId, Watch>(id, this));
            }
        }

        internal void End() => _ended.TrySetResult();

        // A watch whose last watcher has left (-1) cannot be joined again.
        internal bool TryJoin()
        {
            var seen = Volatile.Read(ref _watchers);
            while (seen >= 0)
            {
                var before = Interlocked.CompareExchange(ref _watchers, seen + 1, seen);
                if (before == seen)
                {
                    return true;
                }

                seen = before;
            }

            return false;
        }
    }
}
