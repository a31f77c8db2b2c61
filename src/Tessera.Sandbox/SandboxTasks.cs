using System.Text.Json.Serialization;

namespace Tessera.Sandbox;

/// <summary>
/// Makes every kind of file offline. Images, speech, transcripts and tool results are made while the caller waits;
/// videos, music and Midjourney images, and whatever a directive slows down, go on in the background and are polled.
/// What must outlive the process is the call and the moment of its submission only: every maker is deterministic, so
/// work that a crash ended, or that was forgotten to save memory, is made again when it is polled.
/// </summary>
public sealed partial class SandboxTasks : ITaskProvider, IAsyncDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly IReadOnlyDictionary<TaskKind, ISandboxMaker> _makers;
    private readonly TimeProvider _time;
    private readonly MemoryGate _memory;
    private readonly SandboxWorkshop _workshop;

    internal SandboxTasks(IReadOnlyDictionary<TaskKind, ISandboxMaker> makers, TimeProvider time, MemoryGate memory)
    {
        (_makers, _time, _memory) = (makers, time, memory);
        _workshop = new SandboxWorkshop(memory);
    }

    /// <summary>The sandbox with everything it can make.</summary>
    public static SandboxTasks Create(TimeProvider time, MemoryGate memory) => new(SandboxMakers.All(), time, memory);

    /// <inheritdoc />
    public async Task<TaskState> SubmitAsync(TaskCall call, CancellationToken ct)
    {
        var directives = SandboxDirectives.Parse(call.Prompt);
        if (directives.Problem is { } problem)
        {
            return new TaskState.Failed(problem);
        }

        if (!_makers.TryGetValue(call.Kind, out var maker))
        {
            return NoMaker(call);
        }

        if (IsSlow(call) || directives.SlowProgress || directives.Delay > TimeSpan.Zero)
        {
            return Report(call, directives, maker, NewJob());
        }

        if (directives.Fail is { } failure)
        {
            return new TaskState.Failed(failure);
        }

        // What does not find room soon waits in the background and is polled: a submission has a time limit.
        using var reserved = await _memory.TryEnterAsync(call.Owner, SandboxWeight.Of(call), LongestWait, ct);
        return reserved is null
            ? Report(call, directives, maker, NewJob())
            : await MakeAsync(maker, call with { Prompt = directives.Prompt }, new Progress<double>(), ct);
    }

    /// <inheritdoc />
    public async Task<TaskState> PollAsync(TaskHandle handle, CancellationToken ct)
    {
        var directives = SandboxDirectives.Parse(handle.Call.Prompt);
        if (!_makers.TryGetValue(handle.Call.Kind, out var maker))
        {
            return NoMaker(handle.Call);
        }

        var job = NotInFuture(JsonSerializer.Deserialize(handle.State, Opaque.Default.Job)!); // Our own state: never the literal null.
        var standing = Report(handle.Call, directives, maker, job);
        if (Remaining(directives, job) > TimeSpan.Zero)
        {
            return standing;
        }

        if (directives.Fail is { } failure)
        {
            return new TaskState.Failed(failure);
        }

        return _workshop.TryTake(handle.Call.Reference, out var result) ? await result : standing;
    }

    /// <inheritdoc />
    public Task CancelAsync(TaskHandle handle, CancellationToken ct) => _workshop.StopAsync(handle.Call.Reference);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    internal static async Task<TaskState> MakeAsync(
        ISandboxMaker maker, TaskCall call, IProgress<double> progress, CancellationToken ct)
    {
        try
        {
            return await maker.MakeAsync(call, progress, ct);
        }
        catch (MediaToolException refusal)
        {
            // What follows the colon is the program's own words, with paths of this machine in them.
            var reason = refusal.Message.Split(": ")[0].TrimEnd('.');
            return new TaskState.Failed(new ProviderFailure(FailureKind.TaskFailed, $"The sandbox could not make this: {reason}."));
        }
    }

    private Job NewJob() => new(_time.GetUtcNow().ToUnixTimeMilliseconds(), 0);

    private static bool IsSlow(TaskCall call) =>
        call.Kind is TaskKind.Video or TaskKind.Music
        || call.Model.StartsWith("midjourney", StringComparison.Ordinal)
        || call.Model.StartsWith("mj-", StringComparison.Ordinal);

    private TaskState.Running Report(TaskCall call, SandboxDirectives directives, ISandboxMaker maker, Job job)
    {
        // Work that is to fail is never started; lost work is started again.
        var made = directives.Fail is null
            ? _workshop.ProgressOf(call with { Prompt = directives.Prompt }, maker)
            : 1;
        var delay = directives.Wait;
        var remaining = Remaining(directives, job);
        var waited = delay > TimeSpan.Zero ? Math.Clamp(1 - (remaining / delay), 0, 1) : 1;
        var progress = directives.SlowProgress ? Math.Floor((waited * 10) + 1e-9) / 10 : Math.Min(made, waited);

        // A new process starts its work at zero; what was once reported is not taken back.
        var reported = job with { Progress = Math.Max(job.Progress, Math.Min(progress, 0.99)) };
        var state = JsonSerializer.Serialize(reported, Opaque.Default.Job);
        return new TaskState.Running(state, reported.Progress, remaining > TimeSpan.Zero ? remaining : null);
    }

    // The start must outlive the process, so it is wall-clock time. A clock that was set back to before the start restarts the delay.
    private Job NotInFuture(Job job) => job with { Started = Math.Min(job.Started, _time.GetUtcNow().ToUnixTimeMilliseconds()) };

    private TimeSpan Remaining(SandboxDirectives directives, Job job) =>
        DateTimeOffset.FromUnixTimeMilliseconds(job.Started) + directives.Wait - _time.GetUtcNow();

    private static TaskState.Failed NoMaker(TaskCall call) =>
        Outcome.Refused($"The sandbox does not make results of the kind '{call.Kind}'.");

    /// <summary>The opaque state: when the work was submitted, in Unix milliseconds, and how far it was said to be.</summary>
    private sealed record Job(long Started, double Progress);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Job))]
    private sealed partial class Opaque : JsonSerializerContext;
}
