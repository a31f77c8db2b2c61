namespace Tessera.Providers;

/// <summary>
/// Makes pictures, videos, speech, music, sounds, transcripts and tool results: submit, poll until it ends, collect.
/// A quick provider answers <see cref="TaskState.Completed"/> from <see cref="SubmitAsync"/>.
/// </summary>
public interface ITaskProvider
{
    /// <summary>Starts the work.</summary>
    Task<TaskState> SubmitAsync(TaskCall call, CancellationToken ct);

    /// <summary>Asks how the work stands. May come from another process than the one that submitted.</summary>
    Task<TaskState> PollAsync(TaskHandle handle, CancellationToken ct);

    /// <summary>Asks the provider to stop. Work that has ended already is not an error.</summary>
    Task CancelAsync(TaskHandle handle, CancellationToken ct);

    /// <summary>
    /// The state by which work can be asked for although its submission was never answered, because the vendor lets the
    /// caller name it; null where it does not, and then the work is never submitted again.
    /// </summary>
    TaskState.Running? Named(TaskCall call) => null;
}
