using System.Collections.Concurrent;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations.Jobs;

/// <summary>
/// The generations that this process is running, texts in their requests and jobs in the background, and how to stop them.
/// </summary>
internal sealed class RunningGenerations
{
    /// <summary>The topic that stops a generation on whichever node runs it.</summary>
    public const string Stop = "stop";

    private readonly ConcurrentDictionary<GenerationId, Running> _running = new();

    public RunningGenerations(Database database) => database.Notifications.Subscribe(Stop, id => TryStop(new GenerationId(id)));

    /// <summary>The running generations that have rows, as they were claimed or admitted.</summary>
    public IReadOnlyList<Generation> All => [.. _running.Select(one => one.Value.Generation).Where(one => one.Drawn is not { HasRow: false })];

    /// <summary>Those that run inside the request of their caller.</summary>
    public IReadOnlyList<Running> InRequests => [.. _running.Select(one => one.Value).Where(one => one.Caller is not null)];

    /// <summary>The age of a generation, if it runs here.</summary>
    public GenerationAge? AgeOf(GenerationId id) => _running.TryGetValue(id, out var running) ? running.Generation.Age : null;

    /// <summary>Registers a generation until the result is disposed; its token is canceled when the lease is lost or <paramref name="stop"/> is.</summary>
    /// <param name="generation">The generation as it was claimed or admitted.</param>
    /// <param name="stop">Also cancels the token.</param>
    /// <param name="caller">The caller that waits for it in a request; null for a background job.</param>
    public Running Start(Generation generation, CancellationToken stop, Caller? caller = null)
    {
        var running = new Running(this, generation, stop) { Caller = caller };
        _running[generation.Id] = running;
        return running;
    }

    /// <summary>
    /// Stops a generation because its lease is lost or it is being canceled; false when it does not run here.
    /// </summary>
    public bool TryStop(GenerationId id)
    {
        if (!_running.TryGetValue(id, out var running))
        {
            return false;
        }

        running.Cancel();
        return true;
    }

    internal sealed class Running(RunningGenerations all, Generation generation, CancellationToken stop) : IDisposable
    {
        private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(stop);

        public Generation Generation => generation;

        public Caller? Caller { get; init; }

        /// <summary>Why the server stopped it although its caller still waits; null when it did not.</summary>
        public ApiError? Refusal { get; private set; }

        public CancellationToken Token => _stop.Token;

        /// <summary>Stops it because its caller is no longer authorised.</summary>
        public void Refuse(ApiError refusal)
        {
            Refusal = refusal;
            Cancel();
        }

        public void Dispose()
        {
            all._running.TryRemove(new KeyValuePair<GenerationId, Running>(generation.Id, this));
            _stop.Dispose();
        }

        internal void Cancel()
        {
            try
            {
                // What the token cancels must not run on the writer's thread, which notifies of it. Nothing waits for it: a
                // failure in it is that of the work, which reports it.
                _ = _stop.CancelAsync();
            }
            catch (ObjectDisposedException)
            {
                // It has just ended; its row says how.
            }
        }
    }
}
