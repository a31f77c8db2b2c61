using System.Collections.Concurrent;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations.Jobs;

/// <summary>What this process works on now, texts in their requests and jobs in the background, and how to stop it.</summary>
internal sealed class RunningGenerations
{
    /// <summary>The topic that stops a generation on whichever node runs it.</summary>
    public const string Stop = "stop";

    private readonly ConcurrentDictionary<GenerationId, Running> _running = new();

    public RunningGenerations(Database database) => database.Notifications.Subscribe(Stop, id => TryStop(new GenerationId(id)));

    /// <summary>Each as it was leased or admitted.</summary>
    public IReadOnlyList<Generation> All => [.. _running.Select(one => one.Value.Generation)];

    /// <summary>Those that run inside the request of their caller.</summary>
    public IReadOnlyList<Running> InRequests => [.. _running.Select(one => one.Value).Where(one => one.Caller is not null)];

    /// <summary>How old one is, where it runs here.</summary>
    public GenerationAge? AgeOf(GenerationId id) => _running.TryGetValue(id, out var running) ? running.Generation.Age : null;

    /// <summary>Registers a generation until the result is disposed; its token is canceled when the lease is lost or <paramref name="stop"/> is.</summary>
    /// <param name="generation">As it was leased or admitted.</param>
    /// <param name="stop">Stops it.</param>
    /// <param name="caller">Waits for it in a request; null for work in the background.</param>
    public Running Start(Generation generation, CancellationToken stop, Caller? caller = null)
    {
        var running = new Running(this, generation, stop) { Caller = caller };
        _running[generation.Id] = running;
        return running;
    }

    /// <summary>Stops one, because its lease is lost or it is being canceled; false when it does not run here.</summary>
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

        /// <summary>Stops it, because its caller is no longer allowed in.</summary>
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
                _stop.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It has just ended; its row says how.
            }
        }
    }
}
