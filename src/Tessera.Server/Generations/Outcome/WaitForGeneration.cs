using Tessera.Server.Generations.History;

namespace Tessera.Server.Generations.Outcome;

/// <summary>Waits for the end of a generation, on whichever node it runs.</summary>
internal sealed class WaitForGeneration(CompletionNotifier completions, GenerationReader reader, TimeProvider time)
{
    /// <summary>The generation after its end, or its current state when the time is up; null when there is none.</summary>
    public async Task<Generation?> WaitAsync(GenerationId id, TimeSpan atMost, CancellationToken ct)
    {
        // Watch before reading the row, so that an end in between is not missed.
        using var watch = completions.Of(id);
        var generation = await reader.FindAsync(id);
        return generation is { } open && !open.State.IsFinal() && await watch.WaitAsync(atMost, time, ct)
            ? await reader.FindAsync(id)
            : generation;
    }
}
