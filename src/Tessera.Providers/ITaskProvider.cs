namespace Tessera.Providers;

/// <summary>
/// Generates images, videos, speech, music, sounds, transcripts and tool results: submit, poll until it ends, collect.
/// A quick provider returns <see cref="TaskState.Completed"/> from <see cref="SubmitAsync"/>.
/// </summary>
public interface ITaskProvider
{
    /// <summary>Starts the job.</summary>
    Task<TaskState> SubmitAsync(TaskCall call, CancellationToken ct);

    /// <summary>Polls the job. The process may be another than the one that submitted it.</summary>
    Task<TaskState> PollAsync(TaskHandle handle, CancellationToken ct);

    /// <summary>Asks the provider to stop the job. A job that has already ended is not an error.</summary>
    Task CancelAsync(TaskHandle handle, CancellationToken ct);

    /// <summary>
    /// The state with which a job can be polled although its submission got no reply, because the vendor accepts a
    /// client-chosen job name; null if it does not, and then the job is never resubmitted.
    /// </summary>
    TaskState.Running? Named(TaskCall call) => null;
}
