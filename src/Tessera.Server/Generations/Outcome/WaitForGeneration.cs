using Microsoft.Extensions.Options;
using Tessera.Server.Authentication;
using Tessera.Server.Generations.History;
using Tessera.Server.Http;

namespace Tessera.Server.Generations.Outcome;

/// <summary>
/// Waits for the end of a generation, on whichever node it runs, for as long as the caller is authorised: a wait ends with the
/// error that a new request would get. The generation continues, because its result belongs to the account.
/// </summary>
internal sealed class WaitForGeneration(
    CompletionNotifier completions, GenerationReader reader, RevalidateCaller callers, IOptions<JobOptions> options, TimeProvider time)
{
    /// <summary>A generation after its end, or its current state when a quick one would have ended.</summary>
    public Task<Result<Generation>> WaitAsync(Generation generation, Caller caller, CancellationToken ct) =>
        WaitAsync(generation, caller, options.Value.AnswerWithin, ct);

    /// <summary>A generation after its end, or its current state when the time is up.</summary>
    public async Task<Result<Generation>> WaitAsync(Generation generation, Caller caller, TimeSpan atMost, CancellationToken ct)
    {
        // Watch before reading the row, so that an end in between is not missed.
        using var watch = completions.Of(generation.Id);
        var (now, started) = (await reader.FindAsync(generation.Id) ?? generation, time.GetTimestamp());
        while (!now.State.IsFinal() && atMost - time.GetElapsedTime(started) is var left && left > TimeSpan.Zero)
        {
            switch (await watch.WaitAsync(left < RevalidateCaller.Every ? left : RevalidateCaller.Every, time, ct))
            {
                case CompletionNotifier.Watched.Ended:
                    return await reader.FindAsync(generation.Id) ?? now;
                case CompletionNotifier.Watched.Closing:
                    return now;
                case var _ when await callers.RefusalAsync(caller) is { } refusal:
                    return refusal;
            }
        }

        return now;
    }

    /// <summary>Several when all have ended, or as they are when the time is up.</summary>
    public async Task<Result<IReadOnlyList<Generation>>> WaitAsync(IEnumerable<Generation> several, Caller caller, TimeSpan atMost, CancellationToken ct)
    {
        var ended = await Task.WhenAll(several.Select(generation => WaitAsync(generation, caller, atMost, ct)));
        return ended.FirstOrDefault(one => one.IsError).Error is { } refusal
            ? refusal
            : Result<IReadOnlyList<Generation>>.Of([.. ended.Select(one => one.Value).OfType<Generation>()]);
    }
}
