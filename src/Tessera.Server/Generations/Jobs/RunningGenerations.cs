using System.Collections.Concurrent;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations.Jobs;

/// <summary>What this process works on now. Whoever loses a lease is stopped: the row is another worker's.</summary>
internal sealed class RunningGenerations
{
    /// <summary>Announced to stop a generation on whichever node it runs.</summary>
    public const string Stop = "stop";

    private readonly ConcurrentDictionary<GenerationId, Held> _held = new();

    public RunningGenerations(Database database) => database.Notifications.Subscribe(Stop, id => TryStop(new GenerationId(id)));

    /// <summary>Each as it was claimed or admitted.</summary>
    public IReadOnlyList<Generation> All => [.. _held.Select(one => one.Value.Generation)];

    /// <summary>How old one is, where it runs here.</summary>
    public GenerationAge? AgeOf(GenerationId id) => _held.TryGetValue(id, out var held) ? held.Generation.Age : null;

    /// <summary>Those that run inside the request of their caller.</summary>
    public IReadOnlyList<Held> InRequests => [.. _held.Select(one => one.Value).Where(one => one.Caller is not null)];

    /// <summary>Notes a generation until it is disposed; its token is canceled when the lease is lost or <paramref name="stop"/> is.</summary>
    /// <param name="generation">As it was claimed or admitted.</param>
    /// <param name="stop">Stops it.</param>
    /// <param name="caller">Waits for it in a request; null for work in the background.</param>
    public Held Start(Generation generation, CancellationToken stop, Caller? caller = null)
    {
        var held = new Held(this, generation, stop) { Caller = caller };
        _held[generation.Id] = held;
        return held;
    }

    /// <summary>Stops one, because it was lost or is to be canceled; false when it does not run here.</summary>
    public bool TryStop(GenerationId id)
    {
        if (!_held.TryGetValue(id, out var held))
        {
            return false;
        }

        held.Cancel();
        return true;
    }

    internal sealed class Held(RunningGenerations all, Generation generation, CancellationToken stop) : IDisposable
    {
        private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(stop);

        public Generation Generation => generation;

        public Caller? Caller { get; init; }

        /// <summary>Why the server stopped it although its caller still waits; null when it did not.</summary>
        public ApiError? Refusal { get; private set; }

        public CancellationToken Token => _stop.Token;

        /// <summary>Stops it, because its caller would not be let in any more.</summary>
        public void Refuse(ApiError refusal)
        {
            Refusal = refusal;
            Cancel();
        }

        public void Dispose()
        {
            all._held.TryRemove(new KeyValuePair<GenerationId, Held>(generation.Id, this));
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
                // It ended in between; its row says how.
            }
        }
    }
}
