namespace Tessera.Sandbox;

/// <summary>
/// Makes one kind of result offline and really. Deterministic: the same call gives the same bytes, so work lost in a
/// crash is made again from the stored call.
/// </summary>
internal interface ISandboxMaker
{
    /// <summary>Makes the result.</summary>
    /// <returns><see cref="TaskState.Completed"/> or <see cref="TaskState.Failed"/>.</returns>
    Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct);
}
